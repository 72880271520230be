import type { Explanation, Reason } from '../allocator/explain';
import type { ReasonCode } from '../bookings/reason';
import { inSentence, weeksSwedish } from '../shared/swedish';
import type { CompiledProblem } from './compile-problem';
import { inARow } from './filters/filter';
import type { Left } from './proposal';
import { outranking } from './right-of-way';
import type { ScarcityFacts } from './scarcity';
import { scarcityOf } from './scarcity';
import type { Possibility, SeatingPlan } from './seating-plan';
import type { Sitter } from './sitting';
import type { TermPicture } from './term-picture';

/** Why a block got no place: a stable code, and a sentence in Swedish with the figures and the way out. */
export interface ReserveReason {
  readonly code: ReasonCode;
  readonly reason: string;
}

/** How near a unit came before it was left out; the nearest tells most. */
const nearness: readonly ReasonCode[] = [
  'specialty', 'level', 'competence', 'study-site', 'no-agreement', 'closure', 'blocked-week', 'conflict-of-interest',
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
    const kept = this.keptByConflict(left, sitter);
    if (kept) return kept;
    return explanation.reason === 'resource' ? this.scarce(left, sitter) : this.noTime(left, explanation.reason);
  }

  /** No unit at all: what the units that came nearest were left out for. */
  private leftOut({ block }: Left): ReserveReason {
    const all = [...block.filtered, ...block.list.conflicts.map(({ filtered }) => filtered)];
    const nearest = [...nearness].reverse().find((code) => all.some((entry) => entry.code === code));
    const entries = all.filter(({ code }) => code === nearest);
    const [first] = entries;
    if (!first) return { code: 'specialty', reason: `Ingen enhet har ${this.specialtyOf(block)}. Publicera platser först.` };
    const others = entries.length > 1 ? ` (${entries.length} enheter har samma hinder.)` : '';
    return { code: first.code, reason: `${first.detail}${others}` };
  }

  /** A unit has room, but not for this student. */
  private keptByConflict({ team, block }: Left, sitter: Sitter): ReserveReason | undefined {
    const { starts, weeks } = sitter.block;
    const kept = block.list.conflicts.find(({ option }) =>
      starts.some((start) => this.plan.room.fits({ uses: option.uses, start, weeks, size: team.members.length })));
    return kept && { code: kept.filtered.code, reason: kept.filtered.detail };
  }

  private noTime({ block }: Left, reason: Reason): ReserveReason {
    const { requirement, course } = block;
    const { term } = this.picture;
    const [name, weeks] = [this.specialtyOf(block), inARow(requirement.windowWeeks)];
    if (reason === 'order') return { code: 'order', reason: `Blocket i ${name} i ${course.name} ska ligga efter kursens tidigare block, och då återstår inte ${weeks}. Lägg de tidigare blocken tidigare.` };
    if (reason === 'overlap') return { code: 'overlap', reason: `Studentens andra placeringar lämnar inte ${weeks} för blocket i ${name}. Flytta någon av dem eller förläng terminen.` };
    const when = weeksSwedish(requirement.earliestWeek ?? term.firstWeek, requirement.latestWeek ?? term.lastWeek);
    return { code: 'window', reason: `Blocket i ${name} får ligga ${when}, men där finns inte ${weeks} fria. Ändra veckorna eller studentens andra placeringar.` };
  }

  private scarce(left: Left, sitter: Sitter): ReserveReason {
    const isOffered = (at: Possibility): boolean => this.isOffered(sitter, at);
    const beside = [...this.plan.possibilities(sitter)].filter(isOffered);
    const possible = beside.length > 0 ? beside : [...this.plan.possibilities(sitter, 'any time')].filter(isOffered);
    const scarcity = possible.every(({ full }) => full.length > 0) ? scarcityOf(possible, this.facts) : undefined;
    if (!scarcity) return this.untimely(left);
    const { size } = sitter.entity;
    const together = size > 1 ? `${size} studenter ska placeras tillsammans. ` : '';
    return this.inTurn(left, sitter, { code: scarcity.code, reason: `${together}${scarcity.sentence}` });
  }

  /** Places are too few; some come after others, whatever the figures. */
  private inTurn({ team }: Left, sitter: Sitter, { code, reason }: ReserveReason): ReserveReason {
    if (team.members.some(({ traits }) => traits.enrolledAbroad)) return { code: 'abroad-last', reason: `Studenter antagna utomlands får de platser som blir över. ${reason}` };
    const before = outranking(this.plan, sitter);
    if (!before) return { code, reason };
    const [mine, theirs] = [before.at.option, before.by.option];
    const where = mine.agreement.id === theirs.agreement.id ? '' : ` enligt avtalet ”${theirs.agreement.name}”`;
    return { code: 'priority', reason: `Studenten har tur ${mine.tier} enligt avtalet ”${mine.agreement.name}”; platserna gick till tidigare turer (tur ${theirs.tier}${where}). ${reason}` };
  }

  /** Units have room, but in no weeks in a row that suit the block and the student's other ones. */
  private untimely({ block }: Left): ReserveReason {
    const [name, weeks] = [this.specialtyOf(block), inARow(block.requirement.windowWeeks)];
    return { code: 'blocked-week', reason: `Det finns platser i ${name}, men inte ${weeks} som går ihop med studentens andra placeringar. Be om platser i fler veckor eller flytta något av blocken.` };
  }

  /** Whether the unit publishes places in all the weeks, taken or not. */
  private isOffered({ block }: Sitter, { option, choice }: Possibility): boolean {
    return option.uses.every((resource) => {
      const meaning = this.facts.meanings[resource];
      return meaning?.code !== 'capacity' || meaning.byWeek.slice(choice.start, choice.start + block.weeks).every((week) => (week?.places ?? 0) > 0);
    });
  }

  private specialtyOf({ requirement: { specialty } }: Left['block']): string {
    return inSentence(this.picture.specialtyNames.get(specialty) ?? specialty);
  }
}
