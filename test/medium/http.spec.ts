import { Body, Controller, Get, Global, Inject, Module, Param, Post, Put, Res } from '@nestjs/common';
import type { Response } from 'express';
import request from 'supertest';
import { Problem } from '../../src/shared/problem';
import type { ActingParty } from '../../src/platform/database/acting-party';
import { Doorway } from '../../src/platform/database/doorway';
import { Acting, Public, Roles } from '../../src/platform/auth/access';
import { LoginsService } from '../../src/platform/auth/logins.service';
import { Answer, Shown } from '../../src/platform/http/answer';
import { ListField, TextField, WholeField } from '../../src/platform/http/fields';
import { problemRenderer } from '../../src/platform/http/problem.filter';
import { requireVersion } from '../../src/platform/database/require-version';
import { IfMatch, tellVersion } from '../../src/platform/http/version';
import { writeFact } from '../../src/platform/outbox/outbox';
import { addAccounts, specPassword } from '../support/accounts';
import { freshDatabase } from '../support/database';
import type { FreshDatabase } from '../support/database';
import { startPlatform } from '../support/platform-app';
import type { PlatformApp } from '../support/platform-app';

class Item {
  @WholeField({ min: 1, max: 10 })
  readonly places!: number;
}

class NoteRequest {
  @TextField({ min: 1, max: 20 })
  readonly text!: string;

  @ListField(Item, { optional: true })
  readonly items?: Item[];
}

class NoteAnswer {
  @Shown({ type: String })
  readonly id!: string;

  @Shown({ type: String })
  readonly text!: string;
}

@Controller('api/v1/notes')
@Roles('coordinator', 'host')
class NotesController {
  constructor(@Inject(Doorway) private readonly doorway: Doorway) {}

  @Post()
  @Answer(NoteAnswer, { status: 201 })
  async write(@Acting() party: ActingParty, @Body() { text }: NoteRequest): Promise<object> {
    const id = await this.doorway.asParty(party, (em) => writeFact(em, 'note-written', { text }));
    if (text === 'refuse') throw new Problem('note-refused', 'refused', 'Not this one.', [{ code: 'word', detail: 'It says refuse.' }]);
    if (text === 'break') throw new Error('secret cause');
    return { id, text, secret: 'not shown' };
  }

  @Put(':id')
  edit(@Param('id') id: string, @IfMatch() version: number, @Res({ passthrough: true }) response: Response): object {
    requireVersion(version, 3);
    tellVersion(response, 4);
    return { id };
  }
}

@Controller()
class OtherController {
  @Get('sida')
  @Public()
  page(): never {
    throw new Problem('gone', 'missing', 'There is no such page.');
  }

  @Get('forgotten')
  forgotten(): string {
    return 'nobody said who may read this';
  }
}

@Global()
@Module({
  providers: [{ provide: problemRenderer, useValue: { render: ({ status, code }: { status: number; code: string }) => ({ html: `<h1>${status} ${code}</h1>` }) } }],
  exports: [problemRenderer],
})
class SpecPages {}

describe('HTTP', () => {
  let database: FreshDatabase;
  let app: PlatformApp;
  let coordinator: string;
  let host: string;

  beforeAll(async () => {
    database = await freshDatabase();
    await addAccounts(database.doorway, ['coordinator', 'host', 'finance']);
    app = await startPlatform({ url: database.url, controllers: [NotesController, OtherController], global: SpecPages });
    const logins = new LoginsService(database.doorway);
    coordinator = (await logins.logIn('coordinator@spec.example', specPassword)).token;
    host = (await logins.logIn('Host@Spec.example ', specPassword)).token;
  });

  afterAll(async () => {
    await app.close();
    await database.close();
  });

  const facts = async (): Promise<number> => {
    const rows = await database.doorway.asSystem((em) => em.query<{ n: number }[]>('SELECT count(*)::int AS n FROM outbox'));
    return rows[0]?.n ?? -1;
  };

  const write = (token: string, body: object, key?: string): request.Test => {
    const sent = request(app.server).post('/api/v1/notes').auth(token, { type: 'bearer' }).send(body);
    return key === undefined ? sent : sent.set('Idempotency-Key', key);
  };

  describe('errors', () => {
    it('are problem+json with a code and a way out', async () => {
      const answer = await write(coordinator, { text: 'refuse' });
      expect(answer.status).toBe(422);
      expect(answer.headers['content-type']).toMatch('application/problem+json');
      expect(answer.body).toEqual({
        type: 'urn:vilplats:problem:note-refused',
        title: 'The rules forbid it',
        status: 422,
        code: 'note-refused',
        detail: 'Not this one.',
        breaches: [{ code: 'word', detail: 'It says refuse.' }],
      });
    });

    it('list every field that is wrong, by its path', async () => {
      const answer = await write(coordinator, { text: '', role: 'admin', items: [{ places: 1 }, { places: 99, extra: 1 }] });
      expect(answer.status).toBe(400);
      const details = (answer.body as { breaches: { detail: string }[] }).breaches.map((breach) => breach.detail);
      expect(details).toEqual(
        expect.arrayContaining([
          'role: there is no such field',
          expect.stringMatching(/^text: must be longer than or equal to 1 .*\(it is ""\)$/),
          expect.stringMatching(/^items\[1\]\.places: must not be greater than 10 \(it is 99\)$/),
          'items[1].extra: there is no such field',
        ]),
      );
    });

    it.each([
      ['malformed JSON', '{"text":', 'application/json', 400],
      ['a body of another type', 'text=hello', 'application/x-www-form-urlencoded', 415],
      ['a body too large', JSON.stringify({ text: 'x'.repeat(1_100_000) }), 'application/json', 413],
      ['a body that is a number', '7', 'application/json', 400],
      ['no body', '', 'application/json', 400],
    ])('are the caller\'s for %s', async (_, body, type, status) => {
      const answer = await request(app.server).post('/api/v1/notes').auth(coordinator, { type: 'bearer' }).set('Content-Type', type).send(body);
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toMatch('application/problem+json');
    });

    it('tell nothing of a cause that nobody foresaw, which the log has in full', async () => {
      const answer = await write(coordinator, { text: 'break' });
      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain('secret cause');
      expect(app.lines.some((line) => line.includes('secret cause') && line.includes('stack'))).toBe(true);
    });

    it('are a page for a person and problem+json for a program', async () => {
      const person = await request(app.server).get('/sida').set('Accept', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8');
      expect([person.status, person.text]).toEqual([404, '<h1>404 gone</h1>']);
      const program = await request(app.server).get('/sida');
      expect(program.body).toMatchObject({ status: 404, code: 'gone' });
      const unknown = await request(app.server).get('/nowhere').set('Accept', 'text/html');
      expect([unknown.status, unknown.text]).toEqual([404, '<h1>404 not-found</h1>']);
      const api = await request(app.server).get('/api/v1/nowhere').set('Accept', 'text/html');
      expect(api.body).toMatchObject({ status: 404, code: 'not-found' });
    });
  });

  describe('a write with an Idempotency-Key', () => {
    it('happens once and is answered alike, sent fifty times at once', async () => {
      const before = await facts();
      const answers = await Promise.all(Array.from({ length: 50 }, () => write(coordinator, { text: 'once' }, 'key-fifty')));
      expect(await facts()).toBe(before + 1);
      expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(201);
      expect(answers[0]?.body).toEqual({ id: expect.any(String) as string, text: 'once' });
      expect(answers.filter((answer) => answer.headers['idempotency-replayed'] === 'true')).toHaveLength(49);
    });

    it('is another one without the key, under another key, and by somebody else', async () => {
      const before = await facts();
      await write(coordinator, { text: 'again' }, 'key-a');
      await write(coordinator, { text: 'again' }, 'key-b');
      await write(host, { text: 'again' }, 'key-a');
      await write(coordinator, { text: 'again' });
      expect(await facts()).toBe(before + 4);
    });

    it('is refused when the key stands for something else', async () => {
      await write(coordinator, { text: 'first' }, 'key-other');
      const answer = await write(coordinator, { text: 'second' }, 'key-other');
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'key-reused']);
    });

    it('that was refused stays refused, and has had no effect', async () => {
      const before = await facts();
      const [first, second] = [await write(coordinator, { text: 'refuse' }, 'key-no'), await write(coordinator, { text: 'refuse' }, 'key-no')];
      expect(first.status).toBe(422);
      expect(second.text).toBe(first.text);
      expect(await facts()).toBe(before);
    });

    it('that broke has had no effect and may be tried again', async () => {
      const before = await facts();
      expect((await write(coordinator, { text: 'break' }, 'key-broken')).status).toBe(500);
      expect(await facts()).toBe(before);
      const kept = await database.doorway.asSystem((em) => em.query<unknown[]>("SELECT 1 FROM idempotency_keys WHERE key = 'key-broken'"));
      expect(kept).toEqual([]);
    });

    it('is forgotten after a day', async () => {
      const before = await facts();
      await write(coordinator, { text: 'daily' }, 'key-day');
      await database.doorway.asSystem((em) => em.query("UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE key = 'key-day'"));
      await write(coordinator, { text: 'daily' }, 'key-day');
      expect(await facts()).toBe(before + 2);
    });

    it('needs a key that can be one', async () => {
      expect((await write(coordinator, { text: 'x' }, 'two words')).status).toBe(400);
    });
  });

  describe('an edit', () => {
    const edit = (ifMatch?: string): request.Test => {
      const sent = request(app.server).put('/api/v1/notes/1').auth(coordinator, { type: 'bearer' }).send({});
      return ifMatch === undefined ? sent : sent.set('If-Match', ifMatch);
    };

    it('names the version it changes', async () => {
      expect((await edit()).status).toBe(428);
      expect((await edit('"v2"')).status).toBe(412);
      expect((await edit('*')).status).toBe(412);
      const answer = await edit('"v3"');
      expect([answer.status, answer.headers.etag]).toEqual([200, '"v4"']);
    });
  });

  describe('routes', () => {
    it('are closed to everybody when they say nothing', async () => {
      expect((await request(app.server).get('/forgotten')).status).toBe(401);
      const answer = await request(app.server).get('/forgotten').auth(coordinator, { type: 'bearer' });
      expect(answer.body).toMatchObject({ status: 403, code: 'route-closed' });
    });

    it('are closed to nobody in particular and to other roles', async () => {
      const body = { email: 'finance@spec.example', password: specPassword };
      const finance = (await request(app.server).post('/api/v1/sessions').send(body)).body as { token: string };
      expect((await write(finance.token, { text: 'x' })).status).toBe(403);
      expect((await write('A'.repeat(43), { text: 'x' })).status).toBe(401);
    });

    it('tell whether the process lives and is ready', async () => {
      expect((await request(app.server).get('/health/live')).body).toEqual({ status: 'live' });
      expect((await request(app.server).get('/health/ready')).body).toEqual({ status: 'ready' });
    });
  });

  it('lets nothing in from elsewhere', async () => {
    const { headers } = await request(app.server).get('/health/live');
    expect(headers['content-security-policy']).toMatch("default-src 'none'");
    expect(headers['content-security-policy']).not.toMatch('unsafe');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cache-control': 'no-store' });
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('logs who did what, and no secret', async () => {
    await write(coordinator, { text: 'diary entry' }).query({ q: 'anna' });
    const line = app.lines.filter((each) => each.includes('"answered"')).at(-1) ?? '';
    expect(JSON.parse(line)).toMatchObject({ method: 'POST', path: '/api/v1/notes', status: 201, account: expect.stringMatching(/-/) as string });
    const log = app.lines.join('');
    for (const secret of ['diary entry', 'anna', coordinator, specPassword]) expect(log).not.toContain(secret);
  });
});
