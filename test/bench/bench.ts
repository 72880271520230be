import { contest } from './contest';
import { headOf, keep, surroundings } from './history';
import { installPeers } from './install-peers';
import { planOf, USAGE } from './plan';
import type { Plan } from './plan';
import type { Result, Run } from './result';
import { tablesOf } from './table';

const say = (text: string): void => { process.stderr.write(`${text}\n`); };

async function bench(plan: Plan): Promise<void> {
  if (plan.installs) installPeers(say);
  const around = surroundings(plan);
  const results: Result[] = [];
  const versions: Record<string, string> = {};
  for (const order of plan.problems) {
    const outcome = await contest(order, plan, say);
    results.push(...outcome.results);
    Object.assign(versions, outcome.versions);
  }
  const run: Run = { ...around, versions, results };
  process.stdout.write(`\n${headOf(run)}\n\n${tablesOf(results)}\n`);
  if (plan.keeps) keep(run);
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  let plan: Plan;
  try {
    plan = planOf(args);
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  await bench(plan);
  return 0;
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, (error: unknown) => {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
