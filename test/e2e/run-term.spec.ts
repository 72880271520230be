import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TermSummary } from '../../src/river/summary';
import { auditInvoices } from '../support/audit-invoices';
import { auditPlacements } from '../support/audit-placements';
import { field, rowsOf } from '../support/bundle-files';
import { vilplats } from '../support/command-line';

const root = resolve(__dirname, '../..');
jest.setTimeout(300_000);

describe('run-term', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vilplats-run-term-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const runSample = async (name: string, out: string, ...more: string[]): Promise<TermSummary> => {
    await vilplats(['run-term', join('samples', name), '--out', out, ...more]);
    return JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as TermSummary;
  };

  it.each(['blekinge-lund', 'liu-decentralised', 'mellansverige-specialist-nurses'])('takes %s from capacity to invoices by every rule', async (name) => {
    const out = join(folder, name);
    const summary = await runSample(name, out);
    const bundle = join(root, 'samples', name);
    expect(auditPlacements(bundle, out)).toEqual([]);
    const { invoices, breaches } = auditInvoices(bundle, out);
    expect(breaches).toEqual([]);
    expect(invoices.length).toBeGreaterThan(2);
    expect(invoices.reduce((sum, { payableOre }) => sum + Number(payableOre), 0)).toBe(summary.invoices.reduce((sum, { payableOre }) => sum + payableOre, 0));
    expect(summary.blocks).toEqual({ total: summary.blocks.placed + rowsOf(out, 'reserves.csv').length, placed: rowsOf(out, 'placements.csv').length, unplaced: rowsOf(out, 'reserves.csv').length });
    expect(rowsOf(out, 'claims.csv').filter((row) => field(row, 'state') === 'submitted')).toEqual([]);
    for (const { number } of invoices) expect(readFileSync(join(out, 'invoices', `${number}.pdf`)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('allots Linköping’s 108 students to four sites by largest remainder', () => {
    const { studySites } = JSON.parse(readFileSync(join(folder, 'liu-decentralised', 'summary.json'), 'utf8')) as TermSummary;
    expect(studySites.map(({ weight, students }) => [weight, students]).sort()).toEqual([[100, 20], [120, 24], [150, 30], [170, 34]]);
  });

  it('gives the same files for the same seed', async () => {
    const again = join(folder, 'again');
    await runSample('blekinge-lund', again);
    const first = join(folder, 'blekinge-lund');
    for (const name of ['placements.csv', 'reserves.csv', 'help.csv', 'days.csv', 'claims.csv', 'coverage.csv']) {
      expect(readFileSync(join(again, name), 'utf8')).toBe(readFileSync(join(first, name), 'utf8'));
    }
  });

  it('names no student in what it writes', () => {
    const names = rowsOf(join(root, 'samples/blekinge-lund'), 'students.csv').map((row) => field(row, 'name'));
    const written = ['placements.csv', 'reserves.csv', 'help.csv', 'days.csv', 'claims.csv', 'summary.json'].map((name) => readFileSync(join(folder, 'blekinge-lund', name), 'utf8')).join('\n');
    expect(names.filter((name) => written.includes(name))).toEqual([]);
  });
});
