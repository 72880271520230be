import { Client } from 'pg';
import { Problem } from '../../shared/problem';

const patienceMs = 5_000;

/** Refuses an address that lets nobody in, naming the variable it came from and the reason; never its password. */
export async function assertReachable(url: string, variable: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const { username, host, pathname } = new URL(url);
    const place = `${decodeURIComponent(username)} at ${host}${pathname}`;
    throw new Problem('database-unreachable', 'unavailable', `PostgreSQL does not let ${place} in: ${reason(error)}. Check ${variable}.`);
  }
}

function reason(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message || (code ?? 'no reason given');
}
