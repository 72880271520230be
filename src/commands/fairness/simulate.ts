import { Chance } from '../../allocator/chance';
import type { CompiledProblem } from '../../allocation/compile-problem';
import { compileProblem } from '../../allocation/compile-problem';
import { Burden } from '../../allocation/cost';
import { lotOf } from '../../allocation/lottery';
import type { Placement } from '../../allocation/proposal';
import { solveRounds } from '../../allocation/solve-rounds';
import type { TermPicture } from '../../allocation/term-picture';
import { burdenOf, pointsOf } from '../../fairness/burden';
import type { LedgerLine } from '../../fairness/ledger';
import { carriedInto } from '../../fairness/ledger';
import type { FairnessPolicy } from '../../fairness/policy';
import { spreadOf, type Spread } from '../../fairness/spread';
import { inQueue } from './queue';

/** How the terms turned out under one practice. */
export interface Outcome {
  /** What each student bore in all the terms together, in points. */
  readonly spread: Spread;
  /** Blocks without a place. */
  readonly unplaced: number;
}

/** A term to be allotted: the picture with what everybody has borne so far, and the same as a problem. */
export interface Demand {
  readonly picture: TermPicture;
  readonly compiled: CompiledProblem;
  readonly burden: Burden;
}

/** Allots one term. */
export type Practice = (demand: Demand, seed: number) => readonly Placement[];

/** The product: tiers, ledger, engine, leximin. */
export const vilplats: Practice = ({ picture }, seed) => solveRounds(picture, { seed, nodes: 0 }).proposal.placements;

/** Whoever draws the better lot chooses first, anew each term. */
export const lottery: Practice = (demand, seed) => queued(demand, (a, b) => lotOf(seed, a.studentCode) - lotOf(seed, b.studentCode));

/** Whoever asks first chooses first. */
export const firstCome: Practice = (demand) => queued(demand, (a, b) => ((a.requestedAt ?? '') < (b.requestedAt ?? '') ? -1 : 1));

type Enrolment = TermPicture['enrolments'][number];

function queued({ picture, compiled, burden }: Demand, compare: (a: Enrolment, b: Enrolment) => number): Placement[] {
  const order = [...picture.enrolments].sort(compare).map(({ studentId }) => studentId);
  return inQueue(compiled, picture, order, ({ compiled: { seats, requirement } }, { option }) => seats.reduce((sum, { enrolment }) => sum + burden.points(enrolment, option.unit, requirement), 0));
}

/** A term of which nobody knows yet what went before it. */
export const demandOf = (picture: TermPicture): Demand => ({ picture, compiled: compileProblem(picture, { seed: 0 }), burden: new Burden(picture) });

/** Takes the terms through a practice, one after the other. */
export function runTerms(terms: readonly Demand[], practice: Practice, policy: FairnessPolicy, seed: number, onTerm?: (code: string) => void): Outcome {
  const chance = new Chance(seed);
  const lines: LedgerLine[] = [];
  for (const term of terms) {
    const { picture } = term;
    onTerm?.(picture.term.code);
    const carried = carriedInto(lines, picture.term.code, picture.policies);
    lines.push(...linesOf(term, practice({ ...term, picture: { ...picture, carried } }, chance.below(2 ** 31))));
  }
  const borne = new Map<string, number>();
  for (const line of lines) borne.set(line.studentId, (borne.get(line.studentId) ?? 0) + pointsOf(burdenOf(line, policy)));
  return { spread: spreadOf([...borne.values()]), unplaced: lines.filter(({ placed }) => !placed).length };
}

/** The ledger's lines for a term that went so. */
function linesOf({ picture, burden }: Demand, placements: readonly Placement[]): LedgerLine[] {
  const units = new Map(picture.units.map((unit) => [unit.id, unit]));
  const placed = new Map(placements.map(({ enrolmentId, requirementId, unitId }) => [`${enrolmentId} ${requirementId}`, units.get(unitId)]));
  const courses = new Map(picture.courses.map((course) => [course.id, course]));
  return picture.enrolments.flatMap((enrolment) => (courses.get(enrolment.courseId)?.requirements ?? []).map((requirement) => ({
    ...burden.facts(enrolment, placed.get(`${enrolment.id} ${requirement.id}`), requirement),
    studentId: enrolment.studentId, universityId: enrolment.universityId, term: picture.term.code,
  })));
}
