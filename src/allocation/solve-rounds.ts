import { createHash } from 'node:crypto';
import type { PlacementProblem } from '../allocator/problem';
import type { Progress } from '../allocator/search';
import type { Objective, PlacementSolution, Status, Stopped } from '../allocator/solution';
import { solve } from '../allocator/solve';
import type { CompiledProblem, CompileOrder } from './compile-problem';
import { compileProblem } from './compile-problem';
import type { Filtered } from './options';
import type { OrderedSolution, Precedence } from './ordered-solve';
import { solveInOrder } from './ordered-solve';
import type { Left, Placement, Settled } from './proposal';
import { groupsWithout, pinsOf, placementsOf, readBack } from './proposal';
import type { Reserve } from './reserves';
import { reasonsAndReserves } from './reserves';
import type { ShortageProof } from './shortage-proofs';
import { shortageProofs } from './shortage-proofs';
import type { TermPicture } from './term-picture';
import { unsearched } from './unsearched';
import type { PlacementReason } from './why';

/** How a run is to be solved; without a limit in seconds it depends on nothing but the picture and the seed. */
export interface SolveOrder {
  readonly seed: number;
  /** A safety net. */
  readonly seconds?: number;
  readonly clock?: () => number;
  readonly cancelled?: () => boolean;
  /** Leaves the search out: what stood before stays, all others in order of turn. */
  readonly unsearched?: boolean;
  readonly onProgress?: (progress: Progress & { readonly round: number }) => void;
}

/** What a run came to, in the product's own terms. */
export interface Proposal {
  readonly status: Status;
  readonly stopped: Stopped;
  readonly objective: Objective;
  readonly iterations: number;
  readonly rounds: number;
  readonly precedence: Precedence;
  readonly placements: readonly Placement[];
  readonly reserves: readonly Reserve[];
  /** Why not everybody can have one, by counting alone; empty where counting shows nothing. */
  readonly proofs: readonly ShortageProof[];
  readonly givenSites: readonly { readonly enrolmentId: string; readonly siteId: string }[];
  /** Bookings that the placements replace or keep; every other booking of the term stands. */
  readonly inPlay: readonly string[];
}

/** A proposal with what is needed to check it later. */
export interface SolvedRun {
  readonly problemSha256: string;
  /** Left out where it is too large to be kept; the seed and the database give it again. */
  readonly problem: PlacementProblem | null;
  readonly proposal: Proposal;
  readonly filtered: readonly Filtered[];
  /** Why blocks have no place, or not the one first wished for. */
  readonly reasons: readonly PlacementReason[];
}

/** Places in a problem up to which it is kept with the run. */
const KEPT_PLACES = 20_000;

/** Places the term: groups first; those that find no place as such are dissolved and placed one by one, with the others fixed. */
export function solveRounds(picture: TermPicture, order: SolveOrder): SolvedRun {
  let dissolved: ReadonlySet<string> = new Set();
  let current = round(picture, { seed: order.seed, dissolved }, order, 1);
  let rounds = 1;
  for (let more = groupsWithout(current.left); more.size > 0; more = groupsWithout(current.left)) {
    dissolved = new Set([...dissolved, ...more]);
    rounds += 1;
    current = round(picture, { seed: order.seed, dissolved, pins: pinsOf(current.placed, dissolved) }, order, rounds);
  }
  const isHurried = order.unsearched === true || order.cancelled?.() === true;
  return conclude(picture, current, { rounds, seed: order.seed, dissolved, isHurried });
}

interface Round extends Omit<OrderedSolution, 'problem'> {
  readonly compiled: CompiledProblem;
  readonly placed: Settled[];
  readonly left: Left[];
}

function round(picture: TermPicture, how: CompileOrder, { onProgress, unsearched: isUnsearched, ...limits }: SolveOrder, number: number): Round {
  const asked = compileProblem(picture, how);
  const options = { ...limits, ...(onProgress && { onProgress: (progress: Progress) => onProgress({ ...progress, round: number }) }) };
  const search = (wanted: PlacementProblem): PlacementSolution =>
    (isUnsearched || limits.cancelled?.() ? unsearched({ ...asked, problem: wanted }, limits.seed) : solve(wanted, options));
  const { problem, solution, precedence } = solveInOrder(asked, search);
  const compiled = { ...asked, problem };
  return { compiled, solution, precedence, ...readBack(compiled, solution) };
}

interface Conclusion extends CompileOrder {
  readonly rounds: number;
  /** Somebody waits for the end: what takes a while is left out. */
  readonly isHurried: boolean;
}

function conclude(picture: TermPicture, { compiled, solution, precedence, placed, left }: Round, { rounds, isHurried, ...how }: Conclusion): SolvedRun {
  const { problem } = compiled;
  const { reserves, reasons } = reasonsAndReserves(picture, compiled, solution, left);
  const size = problem.entities.reduce((sum, { blocks }) => sum + blocks.reduce((places, block) => places + block.places.length, 0), 0);
  return {
    problemSha256: sha256Of(problem),
    problem: size <= KEPT_PLACES ? problem : null,
    proposal: {
      status: solution.status,
      stopped: solution.stopped,
      objective: solution.objective,
      iterations: solution.iterations ?? 0,
      rounds,
      precedence,
      placements: placed.flatMap((settled) => placementsOf(settled, picture.term)),
      reserves,
      proofs: !isHurried && (left.length > 0 || rounds > 1) ? shortageProofs(picture, how) : [],
      givenSites: [...compiled.givenSites].map(([enrolmentId, siteId]) => ({ enrolmentId, siteId })),
      inPlay: compiled.inPlay.map(({ id }) => id),
    },
    filtered: compiled.filtered,
    reasons,
  };
}

/** SHA-256 of the problem's bytes as a file, made without ever holding them all. */
export function sha256Of(problem: PlacementProblem): string {
  const hash = createHash('sha256').update(JSON.stringify({ ...problem, entities: [] }).slice(0, -2));
  problem.entities.forEach((entity, i) => hash.update(`${i > 0 ? ',' : ''}${JSON.stringify(entity)}`));
  return hash.update(']}').digest('hex');
}
