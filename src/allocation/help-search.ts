import type { HelpOrder } from '../allocator/help/help-time';
import { HelpTime } from '../allocator/help/help-time';
import { leastHelp } from '../allocator/help/least-help';
import { joined, partsOf } from '../allocator/markets';
import type { PlacementProblem } from '../allocator/problem';
import type { PlacementSolution } from '../allocator/solution';
import { solve } from '../allocator/solve';
import { groupBy } from '../shared/group-by';
import type { Pin } from './compile-problem';
import { compileProblem, seatKey } from './compile-problem';
import { dissolvedBy } from './dissolved';
import type { HelpEffect, HelpMove, HelpProposal, Relaxation, RunHelp } from './help';
import { weeksOf } from './in-play';
import { HelpLevers, type HelpKind } from './help-levers';
import { hopefulPicture, raisedPicture } from './help-picture';
import { proposalSaid, relaxationSaid } from './help-words';
import { problemSha256 } from './problem-digest';
import type { Proposal } from './solve-rounds';
import { solveRounds } from './solve-rounds';
import type { TermPicture } from './term-picture';

/** What a run came to, as far as help asks. */
export type Outcome = Pick<Proposal, 'placements' | 'reserves'>;

const kinds: readonly HelpKind[] = ['capacity', 'supervisors', 'quota', 'beds', 'window'];

/** Looks of the exact search at the least: more of them found nothing smaller on the samples. */
const LOOKS = 20;

/** Further searches where the run with the relaxations made falls short of what was searched for. */
const MOST_PASSES = 2;

/** The smallest set of relaxations that places everybody, or the most, and what helps by one kind alone; each confirmed by solving the term again with it. */
export function findHelp(picture: TermPicture, before: Outcome, order: HelpOrder): RunHelp {
  const time = new HelpTime(order);
  const sets = [new Set(kinds), ...kinds.map((kind) => new Set([kind]))];
  const asked: Asked = { picture, before, standing: standingAt(before, picture), seed: order.seed, time, seen: new Set(), known: new Map() };
  const proposals = before.reserves.length > 0 ? sets.flatMap((allowed) => (time.isOver() ? [] : (propose(asked, allowed) ?? []))) : [];
  return { unplaced: before.reserves.length, proposals: inOrder(proposals), beyond: beyond(picture, before, order), cut: time.wasCut };
}

const standingAt = ({ placements }: Outcome, picture: TermPicture): Map<string, Pin> => new Map(placements.map((placement) => {
  const { enrolmentId, requirementId, unitId, agreementId } = placement;
  return [seatKey(enrolmentId, requirementId), { unitId, agreementId, start: weeksOf(placement, picture).from }];
}));

interface Asked {
  readonly picture: TermPicture;
  readonly before: Outcome;
  /** Where the run has its blocks: as if it were published before the relaxations are made. */
  readonly standing: ReadonlyMap<string, Pin>;
  readonly seed: number;
  readonly time: HelpTime;
  /** Sets of relaxations that have been looked at. */
  readonly seen: Set<string>;
  /** Parts of what is searched that have been solved, by their digest: most are the same whatever is left out in another. */
  readonly known: Map<string, PlacementSolution>;
}

/** Those that place the most first; among these the smallest. */
const inOrder = (proposals: readonly HelpProposal[]): HelpProposal[] =>
  [...proposals].sort((a, b) => a.effect.unplacedAfter - b.effect.unplacedAfter || a.relaxations.length - b.relaxations.length || a.effect.moved.length - b.effect.moved.length);

function propose({ picture, before, standing, seed, time, seen, known }: Asked, allowed: ReadonlySet<HelpKind>): HelpProposal | undefined {
  let relaxations: Relaxation[] = [];
  let [raised, after] = [picture, before];
  for (let pass = 0; pass < MOST_PASSES && after.reserves.length > 0; pass++) {
    const more = search(raised, after, allowed, { seed, time, known });
    if (more.length === 0) break;
    relaxations = [...relaxations, ...more];
    if (isKnown(seen, relaxations)) return undefined;
    raised = raisedPicture(raised, more);
    after = time.noted(solveRounds(raised, { seed, standing, ...time.forConfirming() }).proposal);
  }
  const effect = effectOf(picture, before, after);
  if (effect.unplacedAfter >= effect.unplacedBefore) return undefined;
  const told = relaxations.map((relaxation) => ({ ...relaxation, ...relaxationSaid(relaxation, picture) }));
  return { relaxations: told, effect, ...proposalSaid(told, effect) };
}

function isKnown(seen: Set<string>, relaxations: readonly Relaxation[]): boolean {
  const key = JSON.stringify(relaxations);
  const known = seen.has(key);
  seen.add(key);
  return known;
}

function search(picture: TermPicture, { placements, reserves }: Outcome, allowed: ReadonlySet<HelpKind>, { seed, time, known }: Pick<Asked, 'seed' | 'time' | 'known'>): Relaxation[] {
  const hopeful = hopefulPicture(picture, new Set(reserves.map(({ requirementId }) => requirementId)));
  const compiled = compileProblem(hopeful, { seed, dissolved: dissolvedBy(picture, placements, seed) });
  const levers = new HelpLevers(picture, compiled, new Set(reserves.map(({ enrolmentId, requirementId }) => seatKey(enrolmentId, requirementId))));
  const limits = time.forSearching();
  const look = (problem: PlacementProblem): PlacementSolution => {
    const solutions = partsOf(problem).map((part) => {
      const sha256 = problemSha256(part);
      const solution = known.get(sha256) ?? time.noted(solve(part, { seed, looks: LOOKS, ...limits() }));
      known.set(sha256, solution);
      return solution;
    });
    const [only, ...others] = solutions;
    return only && others.length === 0 ? only : joined(problem, seed, solutions);
  };
  return levers.relaxations(leastHelp(levers.relaxable, look, levers.named(allowed)));
}

function effectOf(picture: TermPicture, before: Outcome, after: Outcome): HelpEffect {
  const codes = new Map(picture.units.map(({ id, code }) => [id, code]));
  const at = ({ unitId, firstDay }: Outcome['placements'][number]): HelpMove['from'] => ({ unit: codes.get(unitId) ?? '', firstDay });
  const now = new Map(after.placements.map((placement) => [seatKey(placement.enrolmentId, placement.requirementId), placement]));
  const moved = before.placements.flatMap((placement): HelpMove[] => {
    const { enrolmentId, requirementId, unitId, firstDay } = placement;
    const later = now.get(seatKey(enrolmentId, requirementId));
    return later?.unitId === unitId && later.firstDay === firstDay ? [] : [{ enrolmentId, requirementId, from: at(placement), to: later ? at(later) : null }];
  });
  return { unplacedBefore: before.reserves.length, unplacedAfter: after.reserves.length, moved };
}

/** Blocks that have no option even where everything relaxable is there. */
function beyond(picture: TermPicture, { reserves }: Outcome, { seed }: HelpOrder): RunHelp['beyond'] {
  const hopeful = hopefulPicture(picture, new Set(reserves.map(({ requirementId }) => requirementId)));
  const options = new Map(compileProblem(hopeful, { seed }).teams.flatMap(({ blocks }) => blocks.flatMap(({ seats, requirement, list }) => seats.map(({ enrolment }) => [seatKey(enrolment.id, requirement.id), list.options.length] as const))));
  const hopeless = reserves.filter(({ enrolmentId, requirementId }) => options.get(seatKey(enrolmentId, requirementId)) === 0);
  return [...groupBy(hopeless, ({ code }) => code)].map(([code, list]) => ({ code, blocks: list.length, sv: list[0]?.reason ?? '', en: list[0]?.english ?? '' }));
}
