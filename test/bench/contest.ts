import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PlacementProblem } from '../../src/allocator/problem';
import type { Assignment, Objective } from '../../src/allocator/solution';
import { judge, worth } from '../support/referee';
import { generate } from './generator/generate';
import type { GeneratorOrder } from './generator/generate';
import { measured } from './measured';
import type { Measured } from './measured';
import { bestOf, gapOf, milestonesOf } from './milestones';
import type { PeerRun } from './peers/run-peer';
import type { PeerName, Plan } from './plan';
import type { Result } from './result';
import { runVilplats } from './run-vilplats';

const root = resolve(__dirname, '../..');
const folder = join(root, 'out/bench');

/** Seconds that a process may take beyond its limit, to load, to build its model and to end. */
const patience = (seconds: number): number => 3 * seconds + 60;

interface Entry {
  readonly peer: PeerName;
  readonly process: Measured;
  readonly run: PeerRun;
  readonly objective: Objective | undefined;
}

/** What came of one problem. */
export interface Contest {
  readonly results: readonly Result[];
  /** By peer. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Writes a problem and lets each peer solve it, one after the other; judges every solution; measures all by the best of them. */
export async function contest(order: GeneratorOrder, plan: Plan, say: (text: string) => void): Promise<Contest> {
  mkdirSync(folder, { recursive: true });
  const { problem } = generate(order);
  const path = join(folder, `${problem.name.replaceAll(' ', '-')}.json`);
  writeFileSync(path, JSON.stringify(problem));
  const entries: Entry[] = [];
  const versions: Record<string, string> = {};
  for (const peer of plan.peers) {
    const { run, process } = await play(peer, { order, plan, problem, path });
    versions[peer] = run?.version ?? (process.code === 0 ? 'absent' : `failed with ${process.code ?? 'a kill'}`);
    if (run) entries.push({ peer, process, run, objective: judged(problem, run) });
    say(`${problem.name}: ${peer} ${run ? `${(process.ms / 1000).toFixed(1)} s ${JSON.stringify(entries.at(-1)?.objective)}` : (versions[peer] ?? '')}`);
  }
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  rmSync(path);
  const best = bestOf(entries.flatMap(({ objective }) => objective ?? []));
  return { versions, results: entries.map((entry) => ({ ...order, sha256, ...resultOf(entry, best) })) };
}

interface Game { readonly order: GeneratorOrder; readonly plan: Plan; readonly problem: PlacementProblem; readonly path: string }

async function play(peer: PeerName, { order, plan, problem, path }: Game): Promise<{ run?: PeerRun; process: Measured }> {
  const out = join(folder, `${peer}.json`);
  rmSync(out, { force: true });
  const seconds = plan.seconds[order.size];
  const how = { path, out, seconds, seed: order.seed, threads: plan.threads };
  if (peer === 'vilplats') return runVilplats({ ...how, problem, patience: patience(seconds) });
  const args = ['-r', join(root, 'test/support/typescript.cjs'), join(__dirname, 'peers/run-peer.ts'), peer, path, String(seconds), String(how.seed), String(how.threads), out];
  const process = await measured(args, `${out}.time`, patience(seconds), () => undefined);
  return { process, ...(existsSync(out) && { run: JSON.parse(readFileSync(out, 'utf8')) as PeerRun }) };
}

/** The objective, counted by the referee; undefined where there is no solution. Throws where it breaks a rule. */
function judged(problem: PlacementProblem, { assignments, version, remark }: PeerRun): Objective | undefined {
  if (assignments.length === 0) return undefined;
  if (remark?.startsWith('UNSOUND')) throw new Error(`${version}: ${remark}`);
  const objective = worth(problem, new Map(assignments.map((assignment): [string, Assignment] => [`${assignment.entity}/${assignment.block}`, assignment])));
  const { faults } = judge(problem, { format: 'placement-solution/1', problem: '', seed: 0, status: 'feasible', stopped: 'time', assignments, objective });
  if (faults.length > 0) throw new Error(`${version} on ${problem.name}: ${faults.slice(0, 3).join('; ')}`);
  return objective;
}

function resultOf({ peer, process, run, objective }: Entry, best: Objective | undefined): Omit<Result, keyof GeneratorOrder | 'sha256'> {
  const { costBound, isUnplacedProven, isProven, remark } = run;
  const above = objective && best && gapOf(objective, best);
  return {
    peer,
    ...(objective && { objective }),
    ...(above !== undefined && { above }),
    ...(costBound !== undefined && { costBound }),
    isUnplacedProven,
    ...(isProven && { proven: run.ms / 1000 }),
    own: run.ms / 1000,
    whole: process.ms / 1000,
    ...(process.peakMb !== undefined && { peakMb: process.peakMb }),
    ...(remark !== undefined && { remark }),
    ...(best ? milestonesOf(run.findings, best) : { within: {} }),
  };
}
