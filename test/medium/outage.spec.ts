import { Client } from 'pg';
import request from 'supertest';
import { openThrowAwayDatabase } from '../../src/platform/database/open-database';
import type { OpenDatabase } from '../../src/platform/database/open-database';
import { eventually } from '../support/child';
import { startPlatform } from '../support/platform-app';
import type { PlatformApp } from '../support/platform-app';

describe('a database that dies', () => {
  let open: OpenDatabase;
  let app: PlatformApp;

  beforeAll(async () => {
    open = await openThrowAwayDatabase();
    app = await startPlatform({ url: open.loginUrl, controllers: [] });
  });

  afterAll(async () => {
    await app.close();
    await open.stop();
  });

  const serverPid = async (): Promise<number> => {
    const client = new Client({ connectionString: open.superuserUrl });
    await client.connect();
    const { rows } = await client.query<{ note: string }>("SELECT pg_read_file('postmaster.pid') AS note");
    await client.end();
    return Number(rows[0]?.note.split('\n')[0]);
  };
  const ready = (): request.Test => request(app.server).get('/health/ready');

  it('is told soon to whoever asks, takes nobody with it, and is back by itself', async () => {
    expect((await ready()).status).toBe(200);
    process.kill(await serverPid(), 'SIGKILL');
    const began = Date.now();
    const answers = [await ready(), await ready()];
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(answers.some(({ status }) => status === 503)).toBe(true);
    for (const { status, body } of answers) if (status === 503) expect(body).toMatchObject({ code: 'database-away' });
    await eventually('the database is back', async () => (await ready()).status === 200, 10_000);
    const login = await request(app.server).post('/api/v1/sessions').send({ email: 'nobody@spec.example', password: 'fel' });
    expect(login.status).toBe(401);
  });
});
