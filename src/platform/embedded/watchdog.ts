import { spawn } from 'node:child_process';

/** Looks after a server whose starter may die without a word. */
export interface Watchdog {
  /** Names the server process to stop when the starter is gone. */
  watch(pid: number): void;
  /** The server was stopped in order: nothing more to do. */
  dismiss(): void;
}

/**
 * The pipe from the starter ends when the starter does, however it died. Then the server is stopped in order,
 * and a throw-away directory is removed. The id in postmaster.pid must be the one watched: a later server is left alone.
 */
const script = `
pid=
while read -r word value; do
  case "$word" in watch) pid="$value" ;; dismiss) exit 0 ;; esac
done
found=
[ -r "$1/postmaster.pid" ] && read -r found < "$1/postmaster.pid"
if [ -n "$pid" ] && [ "$found" = "$pid" ]; then
  kill -INT "$pid"
  rounds=0
  while kill -0 "$pid" 2>/dev/null; do
    rounds=$((rounds + 1))
    [ "$rounds" -eq 100 ] && kill -QUIT "$pid"
    [ "$rounds" -ge 150 ] && break
    sleep 0.1
  done
fi
if [ -n "$2" ]; then rm -rf -- "$2"; fi
`;

/** Starts a watchdog over the server of a data directory; throwAway is removed with it when given. */
export function startWatchdog(dataDirectory: string, throwAway?: string): Watchdog {
  if (process.platform === 'win32') return { watch: () => undefined, dismiss: () => undefined };
  const child = spawn('/bin/sh', ['-c', script, 'vilplats-watchdog', dataDirectory, throwAway ?? ''], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  const socket = child.stdin as unknown as { unref?: () => void };
  socket.unref?.();
  return {
    watch: (pid) => void child.stdin.write(`watch ${pid}\n`),
    dismiss: () => void child.stdin.end('dismiss\n'),
  };
}
