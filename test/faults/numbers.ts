import { parseArgs } from 'node:util';
import { endChildren } from '../support/child';
import { issuedByTheKilled } from '../support/killed-issuers';
import { MoneyWorld } from '../support/money-world';
import { throwAwayDatabase } from './fault-house';

/** Fifty writers at once issue drafts, one issue in ten is rolled back, and processes are killed with -9: `npm run faults:numbers -- --drafts 20000 --kills 100`. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { drafts: { type: 'string', default: '500' }, kills: { type: 'string', default: '20' } } });
  const database = await throwAwayDatabase();
  try {
    const world = await MoneyWorld.in({ ...database, ownerUrl: '' });
    await world.mediatedByMany(Number(values.drafts));
    await world.invoicing.draftRun({ today: '2025-11-01' });
    const { issued, kills, faults } = await issuedByTheKilled(world, database.url, { writers: 50, kills: Number(values.kills) });
    process.stdout.write(`${issued} invoices issued, ${kills} processes killed\n`);
    for (const fault of faults) process.stdout.write(`  FAULT: ${fault}\n`);
    return faults.length === 0 && issued === Number(values.drafts);
  } finally {
    endChildren();
    await database.close();
  }
}

main().then((isKept) => { process.exitCode = isKept ? 0 : 1; }, (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
