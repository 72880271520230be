import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { faultsOf, moneyCommand } from '../support/money-history';
import { MoneyWorld } from '../support/money-world';
import { throwAwayDatabase } from './fault-house';

/** Random histories of days, rates, terms, drop-outs, cancellations and runs: `npm run histories -- --count 5000 --seed 1`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { count: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' }, most: { type: 'string', default: '60' } } });
  const database = await throwAwayDatabase();
  const world = await MoneyWorld.in({ ...database, ownerUrl: '' });
  const from = performance.now();
  let told = 0;
  let commands = 0;
  await fc.assert(fc.asyncProperty(fc.array(moneyCommand, { minLength: 5, maxLength: Number(values.most) }), async (history) => {
    const faults = await faultsOf(world, history);
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    told += 1;
    commands += history.length;
    if (told % 100 === 0) process.stdout.write(`${told} histories of ${commands} commands in ${((performance.now() - from) / 1000).toFixed(0)} s\n`);
  }), { numRuns: Number(values.count), seed: Number(values.seed), endOnFailure: true }).finally(() => database.close());
  process.stdout.write(`${told} histories of ${commands} commands: no fault\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
