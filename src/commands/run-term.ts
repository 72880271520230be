import { basename, resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { openThrowAwayDatabase } from '../platform/database/open-database';
import { OutcomeService } from '../river/outcome.service';
import { RiverService } from '../river/river.service';
import type { TermSummary } from '../river/summary';
import { inRooms } from './rooms';
import { Terminal } from './terminal';
import { assertWritable, clearOutcome, writeOutcome, writeSummary } from './write-outcome';

/** Which bundle, where the results go, and what decides the draws and the day of the invoices. */
export interface RunTermOptions {
  readonly dir: string;
  readonly out: string;
  readonly seed: number;
  readonly today?: string | undefined;
}

/** Runs a term on a database that leaves nothing behind, and writes what came of it. */
export async function runTerm(options: RunTermOptions): Promise<void> {
  assertWritable(options.out);
  const terminal = new Terminal();
  const startedAt = performance.now();
  const database = await openThrowAwayDatabase();
  try {
    const summary = await inRooms(database, (rooms) => runInRooms(rooms, options, terminal, startedAt));
    terminal.say(`Done: ${summary.blocks.placed} of ${summary.blocks.total} blocks placed. Results in ${resolve(options.out)}.`);
  } finally {
    await database.stop();
  }
}

/** Runs a term in rooms that are open on an empty database, and writes its files; `startedAt` is when the person began to wait. */
export async function runInRooms(rooms: INestApplicationContext, options: RunTermOptions, terminal: Terminal, startedAt: number): Promise<TermSummary> {
  const start = Math.round(performance.now() - startedAt);
  const outcome = rooms.get(OutcomeService);
  const order = { bundle: options.dir, seed: options.seed, today: options.today };
  const run = await rooms.get(RiverService).run(order, (text, passing) => (passing ? terminal.show(text) : terminal.say(text)));
  const writingAt = performance.now();
  const tables = await outcome.tables();
  await clearOutcome(options.out, Object.keys(tables));
  const written = await writeOutcome(options.out, { tables, documents: outcome.documents(run.invoices) });
  terminal.say(`Wrote ${Object.keys(tables).length} tables and ${written} documents.`);
  const summary: TermSummary = {
    format: 'vilplats-summary/1',
    bundle: basename(resolve(options.dir)),
    seed: options.seed,
    today: run.today,
    ...(await outcome.findings()),
    elapsedMs: { ...run.elapsedMs, start, write: Math.round(performance.now() - writingAt), total: Math.round(performance.now() - startedAt) },
  };
  await writeSummary(options.out, summary);
  return summary;
}
