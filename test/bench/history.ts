import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';
import type { Plan } from './plan';
import type { Run } from './result';
import { tablesOf } from './table';

const root = resolve(__dirname, '../..');
const history = join(__dirname, 'history.jsonl');
const page = join(root, 'docs/allocator.md');
const [BEGIN, END] = ['<!-- figures: written by npm run bench -- --keep -->', '<!-- end of figures -->'];

/** Where and with what a run is made; the results are still to come. */
export function surroundings(plan: Plan): Omit<Run, 'versions' | 'results'> {
  const git = (...args: string[]): string => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim();
  return {
    date: new Date().toISOString(),
    commit: `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no', 'src') === '' ? '' : ' with changes'}`,
    machine: {
      cpu: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      system: `${type()} ${release()}`,
      node: process.version,
    },
    loadAverage: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    threads: plan.threads,
    seconds: plan.seconds,
  };
}

/** Adds a run to the history, and writes the newest run of each kind of problem into the documentation. */
export function keep(run: Run): void {
  appendFileSync(history, `${JSON.stringify(run)}\n`);
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for figures: it needs a line "${BEGIN}" and one "${END}".`);
  writeFileSync(page, `${text.slice(0, from)}${BEGIN}\n\n${figuresOf(newestOfEachKind())}\n\n${text.slice(to)}`);
}

/** Runs with what no later run has measured again, oldest first. */
function newestOfEachKind(): Run[] {
  const lines = existsSync(history) ? readFileSync(history, 'utf8').split('\n') : [];
  const runs = lines.flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Run]));
  const seen = new Set<string>();
  return runs.reverse().flatMap((run) => {
    const results = run.results.filter(({ size, load, previous }) => !seen.has(`${size} ${load} ${String(previous)}`));
    for (const { size, load, previous } of results) seen.add(`${size} ${load} ${String(previous)}`);
    return results.length === 0 ? [] : [{ ...run, results }];
  }).reverse();
}

function figuresOf(runs: readonly Run[]): string {
  return runs.map((run) => `${headOf(run)}\n\n${tablesOf(run.results)}`).join('\n\n');
}

/** When, where and with what. */
export function headOf({ date, commit, machine, loadAverage, threads, seconds, versions, results }: Run): string {
  const limits = [...new Set(results.map(({ size }) => size))].map((size) => `${size} ${seconds[size] ?? 0} s`).join(', ');
  const who = Object.entries(versions).map(([peer, version]) => `${peer}: ${version}`).join('; ');
  return `${date.slice(0, 10)}, commit ${commit}, ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}; `
    + `load average ${loadAverage} as it began; threads: ${threads}; limits: ${limits}. ${who}.`;
}
