import { createServer } from 'node:net';
import { Problem } from '../../shared/problem';

const loopback = '127.0.0.1';
const tries = 200;

/** The wanted loopback port, or the next free one above it; 0 asks the system for any. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + tries && port <= 65535; port += 1) {
    const got = await tryPort(port);
    if (got !== undefined) return got;
  }
  throw new Problem('no-free-port', 'unavailable', `No port from ${wanted} to ${wanted + tries - 1} is free on ${loopback}.`);
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host: loopback, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}
