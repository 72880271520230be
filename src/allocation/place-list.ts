import type { Place } from '../allocator/problem';
import type { Employment } from '../people/employment';
import type { Requirement } from '../programmes/course';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import type { Burden } from './cost';
import { parameters } from './cost';
import type { Counted } from './counted';
import { isConflictWeek } from './filters/conflict';
import { personalInEnglish } from './filters/in-english';
import { personalRules, Persons } from './filters/personal';
import type { Filtered, Option, OptionList, QueueKind } from './options';
import { queueOf } from './options';
import type { Member, Seat } from './roster';
import type { TermPicture } from './term-picture';

/** The places of a block, each with the option it stands for. */
export interface PlaceList {
  readonly places: readonly Place[];
  readonly options: readonly Option[];
  /** The part of each place's cost that stands for turn and tier, and for nothing that a student bears. */
  readonly turnCosts: readonly number[];
  /** Units kept from a student by what is hers alone: a conflict of interest, how far she can commute and the like. */
  readonly conflicts: readonly { readonly option: Option; readonly filtered: Filtered }[];
}

/** What a member brings to a block: her options, her seat and herself. */
export interface Claimant {
  readonly member: Member;
  readonly seat: Seat;
  readonly list: OptionList;
  /** Her best position among the queues open to her. */
  readonly position: number;
}

export const claimantOf = (member: Member, seat: Seat, list: OptionList): Claimant => ({
  member, seat, list, position: list.queues.length === 0 ? member.position : Math.min(...list.queues.map((queue) => positionIn(member, queue))),
});

/** The block that places are listed for. */
export interface Stretch {
  readonly requirement: Requirement;
  readonly specialtyName: string;
  readonly starts: readonly number[];
}

/** What keeps students from a unit: all the time (then it is left out), or some weeks, by resources. */
interface Kept {
  readonly uses: readonly number[];
  readonly filtered?: Filtered;
}

const NOT_KEPT: Kept = { uses: [] };

/** Makes lists of places; students for whom nothing differs share one list. */
export class PlaceLists {
  private readonly shared = new Map<OptionList, Map<string, PlaceList>>();
  private readonly employments: ReadonlyMap<string, readonly Employment[]>;
  private readonly persons: Persons;
  /** More than all steps of the queue together: a better tier elsewhere always weighs more. */
  private readonly tierStep: number;

  constructor(
    picture: Pick<TermPicture, 'employments' | 'enrolments' | 'visits' | 'towns' | 'travelTimes'>,
    private readonly mondays: readonly Day[],
    private readonly counted: Counted,
    private readonly burden: Burden,
  ) {
    this.persons = new Persons(picture);
    this.employments = groupBy(picture.employments, ({ studentId }) => studentId);
    this.tierStep = Math.min(10_000_000, (picture.enrolments.length + 1) * parameters.queueStep);
  }

  listFor(claimants: readonly Claimant[], stretch: Stretch): PlaceList {
    const [only] = claimants;
    if (only === undefined) return { places: [], options: [], turnCosts: [], conflicts: [] };
    if (claimants.length > 1 || !this.isCommon(only, stretch)) return this.make(claimants, stretch);
    const lists = this.shared.get(only.list) ?? new Map<string, PlaceList>();
    this.shared.set(only.list, lists);
    const { universityId, studyTownId } = only.seat.enrolment;
    const key = `${universityId} ${studyTownId} ${only.member.tier}`;
    const known = lists.get(key);
    if (known) return known;
    const made = this.make(claimants, stretch);
    lists.set(key, made);
    return made;
  }

  private isCommon({ member, seat, list }: Claimant, { requirement }: Stretch): boolean {
    return !this.persons.isLimited(seat.enrolment, requirement) && !this.employments.has(member.studentId) && this.burden.isCommon(seat.enrolment) && list.queues.length <= 1;
  }

  private make(claimants: readonly Claimant[], stretch: Stretch): PlaceList {
    const conflicts: { option: Option; filtered: Filtered }[] = [];
    const places: Place[] = [];
    const options: Option[] = [];
    const turnCosts: number[] = [];
    for (const [i, option] of (claimants[0]?.list.options ?? []).entries()) {
      const all = optionsOfAll(claimants, option, i);
      if (all === undefined) continue;
      const kept = this.limitedBy(claimants, option, stretch) ?? this.keptFrom(claimants, option, stretch);
      if (kept.filtered) {
        conflicts.push({ option, filtered: kept.filtered });
        continue;
      }
      const turnCost = sumOf(claimants, (claimant, c) => this.turnCostOf(claimant, all[c] ?? option));
      options.push(asTeam(option, all));
      turnCosts.push(turnCost);
      places.push({
        unit: option.unit.code,
        region: option.unit.countyCode ?? '',
        cost: turnCost + sumOf(claimants, ({ seat }, c) => this.burden.of(seat.enrolment, (all[c] ?? option).unit, stretch.requirement)),
        uses: taking(option.uses, kept.uses, this.bedsFor(claimants, option)),
      });
    }
    return { places, options, turnCosts, conflicts };
  }

  /** Whoever rotates together is housed together: one who needs a bed lets all count. */
  private bedsFor(claimants: readonly Claimant[], option: Option): readonly number[] {
    return claimants.some(({ seat }) => this.persons.needsBed(seat.enrolment, option)) ? this.counted.bedsAt(option.unit) : [];
  }

  private turnCostOf({ member, position }: Claimant, option: Option): number {
    const later = positionIn(member, queueOf(option)) - position;
    return later * parameters.queueStep + Math.max(0, option.tier - member.tier) * this.tierStep;
  }

  /** The first rule about a member's own circumstances that rules the unit out. */
  private limitedBy(claimants: readonly Claimant[], { unit }: Option, { requirement, specialtyName }: Stretch): Kept | undefined {
    for (const { seat: { enrolment } } of claimants) {
      if (!this.persons.isLimited(enrolment, requirement)) continue;
      const student = this.persons.factsOf(enrolment, requirement, unit);
      for (const rule of personalRules) {
        const detail = rule.breach({ requirement, specialtyName, unit, student });
        if (detail !== undefined) return { uses: [], filtered: { requirementId: requirement.id, unitId: unit.id, studentId: enrolment.studentId, code: rule.code, detail, english: personalInEnglish(rule, { requirement, specialtyName, unit, student }) } };
      }
    }
    return undefined;
  }

  /** Conflicts of interest: none, in some weeks (then a resource blocks those), or in every window (then the unit is left out). */
  private keptFrom(claimants: readonly Claimant[], { unit }: Option, { requirement, starts }: Stretch): Kept {
    const employed = claimants.filter(({ member }) => this.employments.has(member.studentId));
    if (employed.length === 0) return NOT_KEPT;
    const uses: number[] = [];
    for (const { member } of employed) {
      const there = (this.employments.get(member.studentId) ?? []).filter(({ unitId }) => unitId === unit.id);
      if (there.length === 0) continue;
      const blocked = this.mondays.map((monday) => isConflictWeek(there, monday));
      const isOpen = starts.some((start) => !blocked.slice(start, start + requirement.windowWeeks).includes(true));
      if (!isOpen) return { uses, filtered: conflictWith(member, unit, requirement.id) };
      if (blocked.includes(true)) {
        uses.push(this.counted.blocking(`conflict ${member.studentId} ${unit.id}`, (monday) => isConflictWeek(there, monday), { code: 'conflict-of-interest', unit }));
      }
    }
    return { uses };
  }
}

const sumOf = (claimants: readonly Claimant[], of: (claimant: Claimant, index: number) => number): number =>
  claimants.reduce((sum, claimant, c) => sum + of(claimant, c), 0);

const taking = (own: readonly number[], kept: readonly number[], beds: readonly number[]): readonly number[] =>
  (kept.length + beds.length === 0 ? own : [...own, ...kept, ...beds]);

/** The same option for every member, at the same unit under the same agreement; undefined when one of them has none. */
function optionsOfAll(claimants: readonly Claimant[], option: Option, index: number): readonly Option[] | undefined {
  if (claimants.length === 1) return [option];
  const all = claimants.map(({ list: { options } }) => {
    const same = (other: Option | undefined): boolean => other?.unit.id === option.unit.id && other.agreement.id === option.agreement.id;
    return same(options[index]) ? options[index] : options.find(same);
  });
  const found = all.filter((other) => other !== undefined);
  return found.length === claimants.length ? found : undefined;
}

/** The option with the latest tier among the members: nobody gets ahead by rotating with others. */
function asTeam(option: Option, all: readonly Option[]): Option {
  const tier = Math.max(...all.map((own) => own.tier));
  return tier === option.tier ? option : { ...option, tier };
}

const conflictWith = ({ studentId }: Member, unit: Option['unit'], requirementId: string): Filtered => ({
  requirementId,
  unitId: unit.id,
  studentId,
  code: 'conflict-of-interest',
  detail: `Jäv: studenten arbetar eller har nyligen arbetat på ${unit.name}. Välj en annan enhet.`,
  english: `Conflict of interest: the student works or has recently worked at ${unit.name}. Choose another unit.`,
});

/** Her position in a queue of that kind. */
export const positionIn = ({ turn }: Member, queue: QueueKind): number => (queue === 'first_come' ? turn.request : turn.lottery);
