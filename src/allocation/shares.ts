import { partsOf } from '../allocator/markets';
import type { PlacementProblem } from '../allocator/problem';
import type { PlacementSolution } from '../allocator/solution';
import { solve } from '../allocator/solve';
import { compileProblem } from './compile-problem';
import type { PartOrder } from './part-search';
import { LOOKS } from './part-search';
import { problemSha256 } from './problem-digest';
import type { RunProgress } from './run-progress';
import { blocksOf, ended, notBegun, together } from './run-progress';
import type { TermPicture } from './term-picture';

/** A part that has been solved. */
export interface SolvedPart {
  readonly sha256: string;
  readonly solution: PlacementSolution;
}

/** Blocks from which a part is large enough to be worth a job of its own. */
const LARGE = 60;
/** Shares of a run at most. */
const MOST = 8;

/** The large parts of the term's problem, shared out so that the shares are about as large; none where fewer than two are large. */
export function sharesOf(picture: TermPicture, seed: number): PlacementProblem[][] {
  const large = partsOf(compileProblem(picture, { seed }).problem).filter((part) => blocksOf(part) >= LARGE);
  if (large.length < 2) return [];
  const shares = Array.from({ length: Math.min(MOST, large.length) }, () => ({ parts: [] as PlacementProblem[], blocks: 0 }));
  for (const part of large.sort((a, b) => blocksOf(b) - blocksOf(a))) {
    const least = shares.reduce((best, share) => (share.blocks < best.blocks ? share : best));
    least.parts.push(part);
    least.blocks += blocksOf(part);
  }
  return shares.map(({ parts }) => parts);
}

/** Whether there is enough to place that sharing it out might be worth a look. */
export function isLarge({ enrolments, courses }: Pick<TermPicture, 'enrolments' | 'courses'>): boolean {
  const blocks = new Map(courses.map(({ id, requirements }) => [id, requirements.length]));
  return enrolments.reduce((sum, { courseId }) => sum + (blocks.get(courseId) ?? 0), 0) >= 2 * LARGE;
}

/** What is known of each share before it is begun. */
export const sharesToCome = (picture: TermPicture, seed: number): RunProgress[] =>
  sharesOf(picture, seed).flatMap((parts) => together(parts.map((part) => notBegun(part, 1))) ?? []);

/** Solves the parts of one share, and tells each as it is solved. */
export function solveShare(picture: TermPicture, share: number, { onProgress, ...limits }: Omit<PartOrder, 'found'>, tell: (part: SolvedPart) => void): void {
  const parts = sharesOf(picture, limits.seed)[share] ?? [];
  const standing = parts.map((part) => notBegun(part, 1));
  for (const [i, part] of parts.entries()) {
    if (limits.cancelled?.()) return;
    const hear = (progress: RunProgress): void => {
      standing[i] = progress;
      const all = together(standing);
      if (all) onProgress?.(all);
    };
    const solution = solve(part, { ...limits, looks: LOOKS, onProgress: (progress) => hear({ ...progress, round: 1, blocks: blocksOf(part) }) });
    hear(ended(part, solution, 1));
    tell({ sha256: problemSha256(part), solution: withoutCertificates(solution) });
  }
}

/** What bounds prove stays, without the prices that prove it: they are as many as the places. */
const withoutCertificates = ({ bounds = [], ...solution }: PlacementSolution): PlacementSolution => ({
  ...solution,
  bounds: bounds.map(({ penalties, movedWeight = 0, costWeight, scale, value }) => ({ penalties, movedWeight, costWeight, scale, prices: [], value })),
});
