import type { Explanation, Reason } from '../allocator/explain';
import type { ReasonCode } from '../bookings/reason';
import { weeksEnglish } from '../shared/english';
import { inSentence, weeksSwedish } from '../shared/swedish';
import type { CompiledProblem } from './compile-problem';
import { inARow } from './filters/filter';
import { inARowEnglish } from './filters/in-english';
import type { Left } from './proposal';
import { outranking } from './right-of-way';
import type { ScarcityFacts } from './scarcity';
import { isOffered, scarcityOf } from './scarcity';
import type { Possibility, SeatingPlan } from './seating-plan';
import type { Sitter } from './sitting';
import type { TermPicture } from './term-picture';

/** Why a block got no place: a stable code, and a sentence in Swedish and in English with the figures and the way out. */
export interface ReserveReason {
  readonly code: ReasonCode;
  readonly reason: string;
  readonly english: string;
}

/** How near a unit came before it was left out; the nearest tells most. */
const nearness: readonly ReasonCode[] = [
  'specialty', 'level', 'competence', 'study-site', 'no-agreement', 'closure', 'blocked-week', 'home-days', 'commuting', 'continuity', 'conflict-of-interest',
];

/** Tells why blocks are unplaced, given where everyone else is. */
export class ReserveReasons {
  private readonly facts: ScarcityFacts;

  constructor(
    { meanings }: Pick<CompiledProblem, 'meanings'>,
    private readonly plan: SeatingPlan,
    private readonly picture: Pick<TermPicture, 'term' | 'specialtyNames'>,
  ) {
    this.facts = { meanings, picture, left: (cell) => plan.room.left(cell) };
  }

  of(left: Left, sitter: Sitter, explanation: Pick<Explanation, 'reason'>): ReserveReason {
    if (explanation.reason === 'no-options') return this.leftOut(left);
    const kept = this.keptByConflict(left, sitter) ?? this.plan.forbidden(sitter);
    if (kept) return kept;
    return explanation.reason === 'resource' ? this.scarce(left, sitter) : this.noTime(left, explanation.reason);
  }

  /** No unit at all: what the units that came nearest were left out for. */
  private leftOut({ block }: Left): ReserveReason {
    const all = [...block.filtered, ...block.list.conflicts.map(({ filtered }) => filtered)];
    const nearest = [...nearness].reverse().find((code) => all.some((entry) => entry.code === code));
    const entries = all.filter(({ code }) => code === nearest);
    const [first] = entries;
    const name = this.specialtyOf(block);
    if (!first) return { code: 'specialty', reason: `Ingen enhet har ${name}. Publicera platser först.`, english: `No unit has ${name}. Publish places first.` };
    const { length } = entries;
    return {
      code: first.code,
      reason: `${first.detail}${length > 1 ? ` (${length} enheter har samma hinder.)` : ''}`,
      english: `${first.english}${length > 1 ? ` (${length} units have the same obstacle.)` : ''}`,
    };
  }

  /** A unit has room, but not for this student. */
  private keptByConflict({ team, block }: Left, sitter: Sitter): ReserveReason | undefined {
    const { starts, weeks } = sitter.block;
    const kept = block.list.conflicts.find(({ option }) =>
      starts.some((start) => this.plan.room.fits({ uses: option.uses, start, weeks, size: team.members.length })));
    return kept && { code: kept.filtered.code, reason: kept.filtered.detail, english: kept.filtered.english };
  }

  private noTime({ block }: Left, reason: Reason): ReserveReason {
    const { requirement, course } = block;
    const { term } = this.picture;
    const name = this.specialtyOf(block);
    const [sv, en] = [inARow(requirement.windowWeeks), inARowEnglish(requirement.windowWeeks)];
    if (reason === 'order') return {
      code: 'order',
      reason: `Blocket i ${name} i ${course.name} ska ligga efter kursens tidigare block, och då återstår inte ${sv}. Lägg de tidigare blocken tidigare.`,
      english: `The block in ${name} of ${course.name} comes after the course’s earlier blocks, and ${en} do not remain then. Place the earlier blocks earlier.`,
    };
    if (reason === 'overlap') return {
      code: 'overlap',
      reason: `Studentens andra placeringar lämnar inte ${sv} för blocket i ${name}. Flytta någon av dem eller förläng terminen.`,
      english: `The student’s other placements do not leave ${en} for the block in ${name}. Move one of them or make the term longer.`,
    };
    const [first, last] = [requirement.earliestWeek ?? term.firstWeek, requirement.latestWeek ?? term.lastWeek];
    return {
      code: 'window',
      reason: `Blocket i ${name} får ligga ${weeksSwedish(first, last)}, men där finns inte ${sv} fria. Ändra veckorna eller studentens andra placeringar.`,
      english: `The block in ${name} may lie in ${weeksEnglish(first, last)}, but ${en} are not free there. Change the weeks or the student’s other placements.`,
    };
  }

  private scarce(left: Left, sitter: Sitter): ReserveReason {
    const offered = (at: Possibility): boolean => isOffered(at, this.facts.meanings);
    const beside = [...this.plan.possibilities(sitter)].filter(offered);
    const possible = beside.length > 0 ? beside : [...this.plan.possibilities(sitter, 'any time')].filter(offered);
    const scarcity = possible.every(({ full }) => full.length > 0) ? scarcityOf(possible, this.facts) : undefined;
    if (!scarcity) return this.untimely(left);
    const { size } = sitter.entity;
    const together = (text: string): string => (size > 1 ? text : '');
    return this.inTurn(left, sitter, {
      code: scarcity.code,
      reason: `${together(`${size} studenter ska placeras tillsammans. `)}${scarcity.sv}`,
      english: `${together(`${size} students are to be placed together. `)}${scarcity.en}`,
    });
  }

  /** Places are too few; some come after others, whatever the figures. */
  private inTurn({ team }: Left, sitter: Sitter, scarce: ReserveReason): ReserveReason {
    const { reason, english } = scarce;
    if (team.members.some(({ traits }) => traits.enrolledAbroad)) return {
      code: 'abroad-last', reason: `Studenter antagna utomlands får de platser som blir över. ${reason}`, english: `Students enrolled abroad get the places that are left over. ${english}`,
    };
    const before = outranking(this.plan, sitter);
    if (!before) return scarce;
    const [mine, theirs] = [before.at.option, before.by.option];
    const elsewhere = (text: string): string => (mine.agreement.id === theirs.agreement.id ? '' : text);
    return {
      code: 'priority',
      reason: `Studenten har tur ${mine.tier} enligt avtalet ”${mine.agreement.name}”; platserna gick till tidigare turer (tur ${theirs.tier}${elsewhere(` enligt avtalet ”${theirs.agreement.name}”`)}). ${reason}`,
      english: `The student is in tier ${mine.tier} under the agreement ”${mine.agreement.name}”; the places went to earlier tiers (tier ${theirs.tier}${elsewhere(` under the agreement ”${theirs.agreement.name}”`)}). ${english}`,
    };
  }

  /** Units have room, but in no weeks in a row that suit the block and the student's other ones. */
  private untimely({ block }: Left): ReserveReason {
    const name = this.specialtyOf(block);
    const { windowWeeks } = block.requirement;
    return {
      code: 'blocked-week',
      reason: `Det finns platser i ${name}, men inte ${inARow(windowWeeks)} som går ihop med studentens andra placeringar. Be om platser i fler veckor eller flytta något av blocken.`,
      english: `There are places in ${name}, but not for ${inARowEnglish(windowWeeks)} that go with the student’s other placements. Ask for places in more weeks or move one of the blocks.`,
    };
  }

  private specialtyOf({ requirement: { specialty } }: Left['block']): string {
    return inSentence(this.picture.specialtyNames.get(specialty) ?? specialty);
  }
}
