import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule } from '../../src/platform/database/database.module';
import { Doorway } from '../../src/platform/database/doorway';
import { Dispatcher } from '../../src/platform/outbox/dispatcher';
import { writeFact } from '../../src/platform/outbox/outbox';
import { QueueModule } from '../../src/platform/queue/queue.module';
import { WorkerDoor } from '../../src/platform/queue/worker-door';
import { eventually } from '../support/child';
import { freshDatabase } from '../support/database';
import type { FreshDatabase } from '../support/database';

describe('a worker', () => {
  let database: FreshDatabase;
  let directory: string;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await freshDatabase();
    directory = mkdtempSync(join(tmpdir(), 'vilplats-spec-'));
  });

  afterAll(async () => {
    await database.close();
    rmSync(directory, { recursive: true });
  });

  it('does what facts ask for, clears what is old, shows that it lives, and ends in order', async () => {
    const heartbeatFile = join(directory, 'alive');
    class SpecModule {}
    Module({
      imports: [
        DatabaseModule.forRoot({ url: database.url }),
        QueueModule.forRoot({ loginUrl: database.url, kinds: { 'unit-closed': 'quick' }, heartbeatFile }),
      ],
    })(SpecModule);
    const app = await NestFactory.createApplicationContext(SpecModule);
    const doorway = app.get(Doorway);
    await doorway.asSystem((em) => em.query("INSERT INTO login_failures (account, at) VALUES ('old', now() - interval '25 hours'), ('new', now())"));
    const seen: unknown[] = [];
    app.get(Dispatcher).subscribe('unit-closed', (payload) => Promise.resolve(void seen.push(payload)));
    await doorway.asSystem((em) => writeFact(em, 'unit-closed', { unit: 'BLK-KNA' }));
    await app.get(WorkerDoor).open();
    await eventually('the fact is dealt with', () => seen.length === 1);
    await eventually('the heart beats', () => Date.now() - Date.parse(readFileSync(heartbeatFile, 'utf8')) < 10_000);
    const left = (): Promise<unknown> => doorway.asSystem((em) => em.query('SELECT account FROM login_failures'));
    await eventually('old failures are gone', async () => JSON.stringify(await left()) === '[{"account":"new"}]');
    await app.close();
    expect(seen).toEqual([{ unit: 'BLK-KNA' }]);
  });

  it('does not begin when a job has nobody to do it, and ends all the same', async () => {
    class SpecModule {}
    Module({
      imports: [DatabaseModule.forRoot({ url: database.url }), QueueModule.forRoot({ loginUrl: database.url, kinds: { orphan: 'long' } })],
    })(SpecModule);
    const app = await NestFactory.createApplicationContext(SpecModule);
    await expect(app.get(WorkerDoor).open()).rejects.toMatchObject({ code: 'job-handler-missing' });
    await app.close();
  });
});
