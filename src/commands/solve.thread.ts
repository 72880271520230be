import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { floorOf } from '../allocator/floor';
import { compare } from '../allocator/rank';
import type { Progress } from '../allocator/search';
import { solve } from '../allocator/solve';
import { Problem } from '../shared/problem';
import { onlyPins } from './only-pins';
import { readProblemFile } from './read-problem-file';
import type { SolveProgress, SolveThreadOrder, SolveThreadReport } from './solve-report';

/** Milliseconds between two reports of one phase. */
const PAUSE = 50;

/** Tells of a phase that begins, and of what has become better; seldom enough not to slow the search. */
class Teller {
  private told: SolveProgress | undefined;
  private at = 0;
  private best: Pick<Progress, 'best' | 'floor'> | undefined;

  constructor(private readonly tell: (progress: SolveProgress) => void) {}

  /** Takes any state of the search; what it tells is the best of them, and what is proven of that one. */
  hear({ phase, best, floor }: Progress): void {
    if (!this.best || compare(best, this.best.best) <= 0) this.best = { best, floor };
    const now = { phase, ...this.best };
    if (!this.isNews(now)) return;
    this.tell(now);
    this.told = now;
    this.at = performance.now();
  }

  private isNews({ phase, best, floor }: SolveProgress): boolean {
    if (phase !== this.told?.phase) return true;
    if (performance.now() - this.at < PAUSE) return false;
    return JSON.stringify([best, floor]) !== JSON.stringify([this.told.best, this.told.floor]);
  }
}

/** The thread in which a file is read and solved: takes its order from the data it is started with, ends with the result. */
function main(): void {
  const { problem: path, cancel, seconds, seed, threads = 1 } = workerData as SolveThreadOrder;
  const flag = new Int32Array(cancel);
  const tell = (report: SolveThreadReport): void => parentPort?.postMessage(report);
  const { problem, sha256 } = readProblemFile(path);
  const start = onlyPins({ problem, sha256 }, seed);
  const { name, entities } = problem;
  tell({ kind: 'read', name, entities: entities.length, blocks: entities.reduce((sum, { blocks }) => sum + blocks.length, 0), onlyPins: start });
  const teller = new Teller((progress) => tell({ kind: 'progress', progress }));
  const { elapsedMs = 0, ...solution } = solve(problem, {
    seed,
    threads,
    ...(seconds !== undefined && { seconds, untilTime: true }),
    clock: () => performance.now(),
    cancelled: () => Atomics.load(flag, 0) === 1,
    onProgress: (progress) => teller.hear(progress),
  });
  const floor = floorOf(solution.objective, solution.bounds ?? []);
  tell({ kind: 'solved', solution: { ...solution, problem: sha256 }, elapsedMs, floor, conflicts: start.conflicts });
}

try {
  main();
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  const { code, detail, breaches } = error;
  parentPort?.postMessage({ kind: 'refused', code, detail, breaches } satisfies SolveThreadReport);
}
