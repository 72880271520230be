import { readFileSync, writeFileSync } from 'node:fs';
import { readProblem } from '../../../src/allocator/read-problem';
import type { Objective } from '../../../src/allocator/solution';
import { cbc } from './cbc';
import { cpSat } from './cp-sat';
import { firstCome } from './first-come';
import { glpk } from './glpk';
import { highs } from './highs';
import type { Solver } from './lexicographic';
import { solveLexicographic } from './lexicographic';
import type { Peer, PeerAnswer } from './peer';

/** A solution that was the best when it was found. */
export interface Finding {
  /** Since the peer began to read the file. */
  readonly ms: number;
  readonly objective: Objective;
}

/** What a peer's process leaves behind. */
export interface PeerRun extends PeerAnswer {
  readonly findings: readonly Finding[];
  /** From reading the file to the answer. */
  readonly ms: number;
}

const peers: Readonly<Record<string, () => Promise<Peer | undefined>>> = {
  'first-come': () => Promise.resolve(firstCome),
  highs: async () => lexicographic(await highs()),
  cbc: () => Promise.resolve(lexicographic(cbc())),
  glpk: () => Promise.resolve(lexicographic(glpk())),
  'cp-sat': async () => lexicographic(await cpSat()),
};

const lexicographic = (solver: Solver | undefined): Peer | undefined => solver && ((order) => solveLexicographic(solver, order));

/** Arguments: peer, problem file, seconds, seed, threads, file for the answer; that stays away where the peer is not installed. */
async function main(): Promise<void> {
  const [name = '', path = '', seconds = '', seed = '', threads = '', out = ''] = process.argv.slice(2);
  const peer = await peers[name]?.();
  if (!peer) return;
  const from = performance.now();
  const clock = (): number => Math.round(performance.now() - from);
  const problem = readProblem(JSON.parse(readFileSync(path, 'utf8')));
  const findings: Finding[] = [];
  const found = (objective: Objective, ms = clock()): void => { findings.push({ ms: Math.round(ms), objective }); };
  const answer = await peer({ problem, seconds: Number(seconds), seed: Number(seed), threads: Number(threads), clock, found });
  const run: PeerRun = { ...answer, findings, ms: clock() };
  writeFileSync(out, JSON.stringify(run));
}

main().then(() => process.exit(0), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
