import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRooms } from '../../src/commands/rooms';
import { runInRooms } from '../../src/commands/run-term';
import { Terminal } from '../../src/commands/terminal';
import type { TermSummary } from '../../src/river/summary';
import { auditInvoices } from './audit-invoices';
import { auditPlacements } from './audit-placements';
import { rowsOf, type CsvRow } from './bundle-files';
import { freshDatabase } from './database';
import { writeBundle, type Sheets } from './scenario-bundle';

export interface Outcome {
  readonly summary: TermSummary;
  readonly rows: (name: string) => CsvRow[];
  readonly invoices: readonly string[];
  readonly xml: (number: string) => string;
}

/** Runs a bundle through the whole river on a database of its own; what comes out must pass both audits. */
export async function runScenario(...sheets: Sheets[]): Promise<Outcome> {
  const bundle = writeBundle(...sheets);
  const out = mkdtempSync(join(tmpdir(), 'vilplats-scenario-'));
  const database = await freshDatabase();
  try {
    const summary = await inRooms({ loginUrl: database.url }, (rooms) => runInRooms(rooms, { dir: bundle, out, seed: 5 }, new Terminal(), performance.now()));
    expect(auditPlacements(bundle, out)).toEqual([]);
    expect(auditInvoices(bundle, out).breaches).toEqual([]);
    const invoices = readdirSync(join(out, 'invoices')).filter((name) => name.endsWith('.xml')).map((name) => name.slice(0, -4)).sort();
    return { summary, rows: (name) => rowsOf(out, name), invoices, xml: (number) => readFileSync(join(out, 'invoices', `${number}.xml`), 'utf8') };
  } finally {
    await database.close();
  }
}
