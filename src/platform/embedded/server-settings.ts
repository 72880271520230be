const always: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** What a throw-away database need not survive it does not pay for. */
const throwAway: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** Command-line arguments of the server: reachable from this machine only, with room for API, worker and queue. */
export function serverSettings(port: number, isThrowAway: boolean): string[] {
  const settings = { ...always, port: String(port), ...(isThrowAway ? throwAway : {}) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
