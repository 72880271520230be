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
    let wasAway = false;
    await eventually('the database was away and is back', async () => {
      const began = Date.now();
      const answer = await ready();
      const { status } = answer;
      const body: unknown = answer.body;
      expect(Date.now() - began).toBeLessThan(5_000);
      if (status === 200) return wasAway;
      expect([status, body]).toEqual([503, expect.objectContaining({ code: 'database-away' })]);
      wasAway = true;
      return false;
    }, 20_000, 5);
    const login = await request(app.server).post('/api/v1/sessions').send({ email: 'nobody@spec.example', password: 'fel' });
    expect(login.status).toBe(401);
  });
});
