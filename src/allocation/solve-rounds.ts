import type { PlacementProblem } from '../allocator/problem';
import { score } from '../allocator/score';
import type { Objective, PlacementSolution, Status, Stopped } from '../allocator/solution';
import { policyOf } from '../fairness/policy';
import type { TurnLine } from '../fairness/turn-line';
import type { CompiledProblem, CompileOrder, Pin } from './compile-problem';
import { compileProblem } from './compile-problem';
import { Burden } from './cost';
import type { Evened } from './even-out';
import { evenOut } from './even-out';
import { exchangedSeats } from './exchanged';
import { Persons } from './filters/personal';
import { Timetables } from './filters/timetables';
import type { Filtered } from './options';
import type { OrderedSolution, Precedence } from './ordered-solve';
import { solveInOrder } from './ordered-solve';
import type { FoundParts } from './part-search';
import { PartSearch } from './part-search';
import { problemSha256 } from './problem-digest';
import type { Left, Placement, Settled } from './proposal';
import { groupsWithout, pinsOf, placementsOf, readBack } from './proposal';
import type { Proven, Searched } from './proven';
import { provenOf } from './proven';
import type { Reserve } from './reserves';
import { reasonsAndReserves } from './reserves';
import type { RunProgress } from './run-progress';
import type { ShortageProof } from './shortage-proofs';
import { shortageProofs } from './shortage-proofs';
import type { TermPicture } from './term-picture';
import { wishesByTier } from './tier-wishes';
import { turnLines } from './turn-lines';
import { unsearched } from './unsearched';
import type { PlacementReason } from './why';

/** How a run is to be solved; without a limit in seconds it depends on nothing but the picture and the seed. */
export interface SolveOrder {
  readonly seed: number;
  /** A safety net. */
  readonly seconds?: number;
  readonly clock?: () => number;
  readonly cancelled?: () => boolean;
  /** Nodes of branch and bound at most, where the least cost is of interest; at 0 it is not proven. */
  readonly nodes?: number;
  /** Leaves the search out: what stood before stays, all others in order of turn. */
  readonly unsearched?: boolean;
  /** Where blocks are held to stand before, by `enrolment requirement`, in place of their bookings: as few as can be are moved from there. */
  readonly standing?: ReadonlyMap<string, Pin>;
  /** Parts of the problem that have been solved already. */
  readonly found?: FoundParts;
  readonly onProgress?: (progress: RunProgress) => void;
}

/** How places were exchanged, and whose blocks were, by seat key. */
type EvenedOut = Omit<Evened, 'assignments'> & { readonly seats?: readonly string[] };

/** What a run came to, in the product's own terms. */
export interface Proposal {
  readonly status: Status;
  readonly stopped: Stopped;
  readonly objective: Objective;
  readonly iterations: number;
  readonly rounds: number;
  readonly precedence: Precedence;
  readonly proven: Proven;
  /** How places were exchanged for those worst off; absent where no university has chosen it. */
  readonly evened?: EvenedOut;
  readonly placements: readonly Placement[];
  /** The queue to each block, as the lottery and the ledger have it. */
  readonly turns: readonly TurnLine[];
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
  const { seed, standing } = order;
  const frame = { seed, ...(standing && { standing }) };
  const search = searchFor(order);
  let dissolved: ReadonlySet<string> = new Set();
  let current = round(picture, { ...frame, dissolved }, { number: 1, search, seed });
  let rounds = 1;
  for (let more = groupsWithout(current.left); more.size > 0; more = groupsWithout(current.left)) {
    dissolved = new Set([...dissolved, ...more]);
    rounds += 1;
    current = round(picture, { ...frame, dissolved, pins: pinsOf(current.placed, dissolved) }, { number: rounds, search, seed });
  }
  const isHurried = order.unsearched === true || order.cancelled?.() === true;
  if (!isHurried) current = evened(picture, current, order, rounds > 1 ? compileProblem(picture, { ...frame, dissolved }) : current.compiled);
  return conclude(picture, current, { rounds, seed, dissolved, isHurried });
}

/** Without a search nothing but what has been found already counts. */
const searchFor = ({ unsearched: isUnsearched = false, ...order }: SolveOrder): PartSearch => new PartSearch(isUnsearched ? { ...order, cancelled: () => true } : order);

interface Round extends Omit<OrderedSolution, 'problem'> {
  /** The first search of the round, which was held to nothing but the problem. */
  readonly searched: Searched;
  readonly compiled: CompiledProblem;
  readonly placed: Settled[];
  readonly left: Left[];
  readonly evened?: EvenedOut;
}

function round(picture: TermPicture, how: CompileOrder, { number, search, seed }: { number: number; search: PartSearch; seed: number }): Round {
  const asked = compileProblem(picture, how);
  const stopgap = (wanted: PlacementProblem) => () => unsearched({ ...asked, problem: wanted }, seed);
  const timetables = new Timetables(picture, asked);
  const searches: Searched[] = [];
  const look = (wanted: PlacementProblem): PlacementSolution => {
    const { floor, ...solution } = search.solve(wanted, number, stopgap(wanted));
    searches.push({ objective: solution.objective, floor });
    return solution;
  };
  const { problem, solution, precedence } = solveInOrder(asked, look, timetables);
  const compiled = { ...asked, problem };
  return { compiled, solution, precedence, searched: searches[0] ?? { objective: solution.objective, floor: { unplaced: 0, moved: 0 } }, ...readBack(compiled, solution) };
}

/** The round with places exchanged: wishes tier by tier, then for those worst off, as far as their universities have chosen so; what a later round held fast for the search may be exchanged too. */
function evened(picture: TermPicture, found: Round, { cancelled }: SolveOrder, compiled: CompiledProblem): Round {
  const facts = { picture, burden: new Burden(picture), timetables: new Timetables(picture, compiled) };
  const going = (): boolean => !cancelled?.();
  const tiered = wishesByTier(compiled, found.solution.assignments, facts, going);
  const isLeximin = picture.enrolments.some(({ universityId }) => policyOf(picture.policies, universityId).leximin);
  const { assignments, ...told } = isLeximin ? evenOut(compiled, tiered, facts, going) : { assignments: tiered, exchanged: undefined };
  const kept = told.exchanged === undefined ? {} : { evened: { ...told, seats: exchangedSeats(compiled, tiered, assignments) } };
  if (assignments === found.solution.assignments || (tiered === found.solution.assignments && told.exchanged === 0)) return { ...found, ...kept };
  const { objective } = score(compiled.problem, assignments);
  const solution = { ...found.solution, status: 'feasible' as const, assignments, objective };
  return { ...found, compiled, solution, ...readBack(compiled, solution), ...kept };
}

interface Conclusion extends CompileOrder {
  readonly rounds: number;
  /** Somebody waits for the end: what takes a while is left out. */
  readonly isHurried: boolean;
}

function conclude(picture: TermPicture, { compiled, solution, precedence, searched, placed, left, evened: told }: Round, { rounds, isHurried, ...how }: Conclusion): SolvedRun {
  const { problem } = compiled;
  const persons = new Persons(picture);
  const { reserves, reasons } = reasonsAndReserves(picture, compiled, solution, { left, exchanged: new Set(told?.seats) });
  const shortage = !isHurried && (left.length > 0 || rounds > 1) ? shortageProofs(picture, how) : { proofs: [], unplaced: 0 };
  const size = problem.entities.reduce((sum, { blocks }) => sum + blocks.reduce((places, block) => places + block.places.length, 0), 0);
  return {
    problemSha256: problemSha256(problem),
    problem: size <= KEPT_PLACES ? problem : null,
    proposal: {
      status: solution.status,
      stopped: solution.stopped,
      objective: solution.objective,
      iterations: solution.iterations ?? 0,
      rounds,
      precedence,
      proven: provenOf(solution.objective, { ...searched, counted: shortage.unplaced }, placed),
      ...(told && { evened: told }),
      placements: placed.flatMap((settled) => placementsOf(settled, picture.term, persons)),
      turns: turnLines(compiled, solution, new Burden(picture)),
      reserves,
      proofs: shortage.proofs,
      givenSites: [...compiled.givenSites].map(([enrolmentId, siteId]) => ({ enrolmentId, siteId })),
      inPlay: compiled.inPlay.map(({ id }) => id),
    },
    filtered: compiled.filtered,
    reasons,
  };
}
