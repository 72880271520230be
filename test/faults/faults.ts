import { parseArgs } from 'node:util';
import { crashes } from './crashes';
import { FaultHouse, throwAwayDatabase } from './fault-house';
import type { Outcome, Promised } from './fault-run';
import type { Mutant } from './mutants';
import { overlaps } from './overlaps';
import { places } from './places';
import { repeats } from './repeats';

const promises: Readonly<Record<string, Promised>> = { places, overlaps, repeats, crashes };

const USAGE = `Two API processes on a PostgreSQL of their own are treated badly; afterwards what is stored is held against what was answered.

  npm run faults -- <${Object.keys(promises).join('|')}> [--short|--long] [--seed N]

  --short    a minute of it (the default)
  --long     as long as the promise asks for
  --seed N   another order of the same (1 by default)
  --mutants  with each defect that the run must find, one after the other; fails where one is not found
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  short: { type: 'boolean', default: false },
  long: { type: 'boolean', default: false },
  mutants: { type: 'boolean', default: false },
  seed: { type: 'string', default: '1' },
} as const;

interface Plan { readonly promised: Promised; readonly isLong: boolean; readonly seed: number; readonly mutants: boolean }

const say = (text: string): void => { process.stdout.write(`${text}\n`); };

/** Reads the arguments; throws where they make no sense. */
function planOf(args: readonly string[]): Plan | undefined {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help) return undefined;
  const promised = promises[positionals[0] ?? ''];
  if (!promised || positionals.length > 1) throw new Error(`"${positionals.join(' ')}" is none of ${Object.keys(promises).join(', ')}`);
  if (values.short && values.long) throw new Error('--short and --long are two different runs');
  if (!/^\d{1,9}$/.test(values.seed)) throw new Error(`--seed must be a whole number, not "${values.seed}"`);
  return { promised, isLong: values.long, seed: Number(values.seed), mutants: values.mutants };
}

async function once({ promised, isLong, seed }: Plan, mutant?: Mutant): Promise<Outcome> {
  const database = await throwAwayDatabase();
  const house = await FaultHouse.open({ database, mutant, preloads: promised.preloads ?? [] });
  try {
    return await promised.run(house, { extent: isLong ? promised.long : promised.short, seed, clients: promised.clients });
  } finally {
    await house.close();
    await database.close();
  }
}

function tell({ attempts, rounds, seconds, faults, statuses }: Outcome): void {
  const told = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`).join(', ');
  say(`${attempts} attempts in ${seconds.toFixed(1)} s (${(attempts / seconds).toFixed(0)}/s), ${rounds} times audited; answers: ${told}`);
  for (const fault of faults) say(`  FAULT: ${fault}`);
}

/** Whether the promise was kept, or each defect was found. */
async function main(plan: Plan): Promise<boolean> {
  const { promised, mutants, seed } = plan;
  say(`${promised.title}; ${promised.clients} clients, seed ${seed}`);
  if (!mutants) {
    const outcome = await once(plan);
    tell(outcome);
    return outcome.faults.length === 0 && outcome.attempts > 0;
  }
  let missed = 0;
  for (const mutant of promised.mutants) {
    const { faults } = await once(plan, mutant);
    const isFound = faults.some((fault) => mutant.told.test(fault));
    say(`${mutant.name}: ${isFound ? 'found' : 'NOT FOUND'}${faults[0] === undefined ? '' : `, ${faults[0]}`}`);
    if (!isFound) missed += 1;
  }
  return missed === 0;
}

function plan(args: readonly string[]): Plan | number {
  try {
    const read = planOf(args);
    if (read) return read;
    say(USAGE);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
}

const asked = plan(process.argv.slice(2));
if (typeof asked === 'number') process.exitCode = asked;
else {
  main(asked).then((isKept) => { process.exitCode = isKept ? 0 : 1; }, (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  });
}
