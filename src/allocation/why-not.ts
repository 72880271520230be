import type { ReasonCode } from '../bookings/reason';
import { countedEnglish, type Said } from '../shared/english';
import { counted } from '../shared/swedish';
import type { CompiledProblem } from './compile-problem';
import { compileProblem, seatKey } from './compile-problem';
import { dissolvedBy } from './dissolved';
import { Timetables } from './filters/timetables';
import type { Outcome } from './help-search';
import { RulesAgainst } from './rules-against';
import { SeatingPlan } from './seating-plan';
import type { Proposal } from './solve-rounds';
import type { Sitter, Sitting } from './sitting';
import type { TermPicture } from './term-picture';
import type { Holders, WhyCode } from './why';
import type { FullFacts } from './why-full';
import { unitReason } from './why-unit';

/** A student's block, and a unit. */
export interface WhyNotQuestion {
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly unitId: string;
}

/** Why a block is not at a unit: every rule that stands against it, else who has the places and what would be given up. */
export interface WhyNot extends Said {
  readonly code: WhyCode | 'here';
  readonly rules: readonly (Said & { readonly code: ReasonCode })[];
  readonly holders: readonly Holders[];
  readonly movers: readonly Holders[];
  /** Of those any one of whom makes room: how many could be elsewhere, and how many would lose their place. */
  readonly givenUp: { readonly elsewhere: number; readonly without: number } | null;
}

/** Where everybody is by a run, and who by its exchange. */
export type Published = Pick<Outcome, 'placements'> & Pick<Proposal, 'evened'>;

/** Those who would have to move are followed up to so many. */
const MOST_MOVERS = 50;

/** Answers from where everybody is in an outcome of the run; undefined where the student has no such block. */
export function whyNot(picture: TermPicture, { placements, evened }: Published, { seed }: { readonly seed: number }, { enrolmentId, requirementId, unitId }: WhyNotQuestion): WhyNot | undefined {
  const pins = new Map(placements.map((placement) => [seatKey(placement.enrolmentId, placement.requirementId), { unitId: placement.unitId, agreementId: placement.agreementId, start: startOf(placement, picture) }]));
  const compiled = compileProblem(picture, { seed, dissolved: dissolvedBy(picture, placements, seed), pins });
  const plan = new SeatingPlan(compiled, pinnedAt(compiled), new Timetables(picture, compiled));
  const unit = picture.units.find(({ id }) => id === unitId);
  const sitter = plan.all().find(({ compiled: { requirement, seats } }) => requirement.id === requirementId && seats.some(({ enrolment }) => enrolment.id === enrolmentId));
  if (!unit || !sitter) return undefined;
  const at = plan.sittingOf(sitter);
  const nothing = { rules: [], holders: [], movers: [], givenUp: null };
  if (at?.option.unit.id === unitId) return { ...nothing, code: 'here', sv: `Blocket är placerat på ${unit.name}.`, en: `The block is placed at ${unit.name}.` };
  const rules = new RulesAgainst(picture, compiled).of(unit, sitter.compiled, enrolmentId);
  const [first] = rules;
  if (first) return { ...nothing, rules, code: first.code, sv: rules.map(({ sv }) => sv).join(' '), en: rules.map(({ en }) => en).join(' ') };
  if (at) plan.leave(at);
  const reason = unitReason(unit, sitter, at, { plan, meanings: compiled.meanings, picture, exchanged: new Set(evened?.seats) } satisfies FullFacts);
  const givenUp = reason.movers.length > 0 ? lossesOf(plan, sitter, unitId) : null;
  const told = givenUp ? lossSaid(givenUp) : { sv: '', en: '' };
  return { ...reason, rules: [], givenUp, sv: `${reason.sv}${told.sv}`, en: `${reason.en}${told.en}` };
}

const startOf = ({ firstDay }: { readonly firstDay: string }, { term }: TermPicture): number => Math.round((Date.parse(firstDay) - Date.parse(term.firstDay)) / (7 * 86_400_000));

const pinnedAt = ({ problem }: CompiledProblem) =>
  problem.entities.flatMap((entity) => entity.blocks.flatMap(({ id, pinned }) => (pinned ? [{ entity: entity.id, block: id, ...pinned }] : [])));

/** What becomes of each one who could make room, if she alone did. */
function lossesOf(plan: SeatingPlan, sitter: Sitter, unitId: string): { elsewhere: number; without: number } {
  const possibilities = [...plan.possibilities(sitter)].filter(({ option }) => option.unit.id === unitId);
  const ways = new Map<Sitting, Sitting>();
  for (const at of possibilities) for (const by of plan.inTheWay(at)) ways.set(by, at);
  const lost = { elsewhere: 0, without: 0 };
  for (const [by, { sitter: whose, choice, option }] of [...ways].slice(0, MOST_MOVERS)) {
    const taken = { sitter: whose, choice, option };
    plan.leave(by);
    plan.sit(taken);
    const hasOther = [...plan.possibilities(by.sitter)].some(({ full }) => full.length === 0);
    lost[hasOther ? 'elsewhere' : 'without'] += by.sitter.entity.size;
    plan.leave(taken);
    plan.sit(by);
  }
  return lost;
}

function lossSaid({ elsewhere, without }: { elsewhere: number; without: number }): Said {
  const sv = [...(elsewhere > 0 ? [`${counted(elsewhere, 'student', 'studenter')} kan i så fall vara någon annanstans`] : []), ...(without > 0 ? [`${counted(without, 'student', 'studenter')} skulle bli utan plats`] : [])];
  const en = [...(elsewhere > 0 ? [`${countedEnglish(elsewhere, 'student')} could then be elsewhere`] : []), ...(without > 0 ? [`${countedEnglish(without, 'student')} would be left without a place`] : [])];
  return { sv: ` Av dem som skulle behöva flytta: ${sv.join(', ')}.`, en: ` Of those who would have to move: ${en.join(', ')}.` };
}
