import { Controller, Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import request from 'supertest';
import { Acting, LoggedIn, Public, Roles } from '../../src/platform/auth/access';
import type { Account } from '../../src/platform/auth/account';
import { sessionCookie, setSessionCookie } from '../../src/platform/auth/credential';
import { LoginsService } from '../../src/platform/auth/logins.service';
import type { ActingParty } from '../../src/platform/database/acting-party';
import { addAccounts, specPassword } from '../support/accounts';
import { freshDatabase } from '../support/database';
import type { FreshDatabase } from '../support/database';
import { startPlatform } from '../support/platform-app';
import type { PlatformApp } from '../support/platform-app';

@Controller()
class SpecController {
  @Get('mig')
  @Roles('coordinator')
  me(@Acting() party: ActingParty, @LoggedIn() account: Account): object {
    return { party, name: account.name };
  }

  @Get('alla')
  @Public()
  anybody(@LoggedIn() account?: Account): object {
    return { name: account?.name ?? 'nobody' };
  }

  @Post('kaka')
  @Public()
  cookie(@Res({ passthrough: true }) response: Response): object {
    setSessionCookie(response, 'x'.repeat(43), new Date(Date.now() + 60_000));
    return {};
  }

  @Post('spara')
  @Roles('coordinator')
  save(): object {
    return { saved: true };
  }
}

const email = 'coordinator@spec.example';

describe('logging in', () => {
  let database: FreshDatabase;
  let app: PlatformApp;
  let logins: LoginsService;
  let organisationId: string;

  beforeAll(async () => {
    database = await freshDatabase();
    organisationId = await addAccounts(database.doorway, ['coordinator']);
    app = await startPlatform({ url: database.url, controllers: [SpecController] });
    logins = new LoginsService(database.doorway);
  });

  afterAll(async () => {
    await app.close();
    await database.close();
  });

  beforeEach(() => database.doorway.asSystem((em) => em.query('DELETE FROM login_failures')));

  const logIn = (password: string, as = email): request.Test => request(app.server).post('/api/v1/sessions').send({ email: as, password });
  const tokenOf = async (): Promise<string> => ((await logIn(specPassword)).body as { token: string }).token;

  it('gives a token that tells who one is, until one logs out', async () => {
    const token = await tokenOf();
    const me = await request(app.server).get('/mig').auth(token, { type: 'bearer' });
    expect(me.body).toMatchObject({ name: 'Prov coordinator', party: { organisationId, role: 'coordinator' } });
    expect((await request(app.server).get('/alla').set('Cookie', `a=b; ${sessionCookie}=${token}`)).body).toEqual({ name: 'Prov coordinator' });
    expect((await request(app.server).delete('/api/v1/sessions/current').auth(token, { type: 'bearer' })).status).toBe(204);
    expect((await request(app.server).get('/mig').auth(token, { type: 'bearer' })).status).toBe(401);
  });

  it('ends by itself', async () => {
    const token = await tokenOf();
    await database.doorway.asSystem((em) => em.query("UPDATE sessions SET expires_at = now() - interval '1 second'"));
    expect((await request(app.server).get('/mig').auth(token, { type: 'bearer' })).status).toBe(401);
  });

  it('stores no token', async () => {
    const token = await tokenOf();
    const rows = await database.doorway.asSystem((em) => em.query<{ id: string }[]>("SELECT encode(id_sha256, 'escape') AS id FROM sessions"));
    expect(rows.some((row) => row.id.includes(token))).toBe(false);
  });

  it('does not tell a wrong password from an unknown account', async () => {
    const [wrong, unknown] = [await logIn('fel'), await logIn('fel', 'nobody@spec.example')];
    expect(wrong.status).toBe(401);
    expect(unknown.text).toBe(wrong.text);
  });

  it('stops after ten failures, even with the right password, whatever the address; others go on', async () => {
    for (let n = 0; n < 10; n += 1) expect((await logIn('fel').set('X-Forwarded-For', `10.0.0.${n}`)).status).toBe(401);
    const stopped = await logIn(specPassword);
    expect([stopped.status, stopped.headers['retry-after']]).toEqual([429, '900']);
    expect((await logIn(specPassword, ` ${email.toUpperCase()} `)).status).toBe(429);
    expect((await logIn('fel', 'other@spec.example')).status).toBe(401);
    await database.doorway.asSystem((em) => em.query("UPDATE login_failures SET at = at - interval '16 minutes'"));
    expect((await logIn(specPassword)).status).toBe(201);
  });

  it('stops guesses that come all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => logIn('fel')));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(30);
  });

  it('turns nobody away who knows the password, however many come at once and although somebody guesses', async () => {
    for (let n = 0; n < 7; n += 1) await logIn('fel');
    const answers = await Promise.all(Array.from({ length: 25 }, () => logIn(specPassword)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 25 }, () => 201));
    expect(await database.doorway.asSystem((em) => em.query('SELECT FROM login_failures'))).toEqual([]);
  });

  it('takes an attempt that never ended for a failure', async () => {
    const left = (ago: string): Promise<unknown> => database.doorway.asSystem((em) => em.query(
      `INSERT INTO login_failures (account, is_under_way, at) SELECT $1, true, now() - $2::interval FROM generate_series(1, 10)`, [email, ago]));
    await left('61 seconds');
    expect((await logIn(specPassword)).status).toBe(429);
    await database.doorway.asSystem((em) => em.query('DELETE FROM login_failures'));
    await left('59 seconds');
    expect((await logIn(specPassword)).status).toBe(429);
  });

  it('forgives failures before a success', async () => {
    for (let n = 0; n < 9; n += 1) await logIn('fel');
    expect((await logIn(specPassword)).status).toBe(201);
    expect((await logIn('fel')).status).toBe(401);
  });

  it('gives a browser a cookie that scripts and other sites do not get', async () => {
    const answer = await request(app.server).post('/kaka');
    const cookie = String(answer.headers['set-cookie']);
    for (const part of [`${sessionCookie}=`, 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part);
  });

  it('lets another site write nothing with the cookie, nor log anybody in', async () => {
    const token = await logins.logIn(email, specPassword).then((session) => session.token);
    const save = (headers: Record<string, string>): request.Test =>
      request(app.server).post('/spara').set({ Cookie: `${sessionCookie}=${token}`, ...headers });
    expect((await save({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(201);
    expect((await save({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await save({ Origin: 'https://evil.example' })).status).toBe(403);
    expect((await logIn(specPassword).set('Sec-Fetch-Site', 'cross-site')).status).toBe(403);
    const bearer = await request(app.server).post('/spara').auth(token, { type: 'bearer' }).set('Origin', 'https://program.example');
    expect(bearer.status).toBe(201);
  });
});
