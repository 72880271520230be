import 'reflect-metadata';
import { startHttp } from '../../src/main';
import { createLog } from '../../src/platform/http/log';

/** What an API in a process of its own says when it is open. */
export interface ApiSaid {
  readonly url: string;
  readonly pid: number;
}

/** The product's HTTP door in a process of its own: `api-process.ts <database> <most connections>`. */
async function main([loginUrl = '', databasePool = '10']: string[]): Promise<void> {
  const configuration = { host: '127.0.0.1', port: 0, databasePool: Number(databasePool) };
  const { url, app } = await startHttp({ configuration, loginUrl, log: createLog('fatal', process.stderr) });
  // a client that has not asked for a while finds its connection, however long others kept the processors
  Object.assign(app.getHttpServer(), { keepAliveTimeout: 120_000 });
  process.stdout.write(`${JSON.stringify({ url, pid: process.pid } satisfies ApiSaid)}\n`);
}

if (require.main === module) void main(process.argv.slice(2));
