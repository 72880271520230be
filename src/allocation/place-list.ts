import type { Place } from '../allocator/problem';
import type { BookingModel } from '../organisations/unit';
import type { Employment } from '../people/employment';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import type { Burden } from './cost';
import { parameters } from './cost';
import type { Counted } from './counted';
import { isConflictWeek } from './filters/conflict';
import type { Filtered, Option } from './options';
import type { Member, Seat } from './roster';
import type { TermPicture } from './term-picture';

/** The places of a block, each with the option it stands for. */
export interface PlaceList {
  readonly places: readonly Place[];
  readonly options: readonly Option[];
  /** Units kept from a student by a conflict of interest. */
  readonly conflicts: readonly { readonly option: Option; readonly filtered: Filtered }[];
}

/** What a member brings to a block: her options, her seat and herself. */
export interface Claimant {
  readonly member: Member;
  readonly seat: Seat;
  readonly options: readonly Option[];
}

/** The block that places are listed for. */
export interface Stretch {
  readonly requirementId: string;
  readonly windowWeeks: number;
  readonly starts: readonly number[];
}

/** Makes lists of places; students for whom nothing differs share one list. */
export class PlaceLists {
  private readonly shared = new Map<readonly Option[], Map<string, PlaceList>>();
  private readonly employments: ReadonlyMap<string, readonly Employment[]>;
  /** More than all steps of the queue together: a better tier elsewhere always weighs more. */
  private readonly tierStep: number;

  constructor(
    picture: Pick<TermPicture, 'employments' | 'enrolments'>,
    private readonly mondays: readonly Day[],
    private readonly counted: Counted,
    private readonly burden: Burden,
  ) {
    this.employments = groupBy(picture.employments, ({ studentId }) => studentId);
    this.tierStep = Math.min(10_000_000, (picture.enrolments.length + 1) * parameters.queueStep);
  }

  listFor(claimants: readonly Claimant[], stretch: Stretch): PlaceList {
    const [only] = claimants;
    if (only === undefined) return { places: [], options: [], conflicts: [] };
    if (claimants.length > 1 || !this.isCommon(only)) return this.make(claimants, stretch);
    const lists = this.shared.get(only.options) ?? new Map<string, PlaceList>();
    this.shared.set(only.options, lists);
    const key = `${only.seat.enrolment.studyTownId} ${only.member.tier}`;
    const known = lists.get(key);
    if (known) return known;
    const made = this.make(claimants, stretch);
    lists.set(key, made);
    return made;
  }

  private isCommon({ member, seat, options }: Claimant): boolean {
    return !this.employments.has(member.studentId) && this.burden.isCommon(seat.enrolment) && options.every(({ model }) => model === options[0]?.model);
  }

  private make(claimants: readonly Claimant[], stretch: Stretch): PlaceList {
    const conflicts: { option: Option; filtered: Filtered }[] = [];
    const places: Place[] = [];
    const options: Option[] = [];
    for (const [i, option] of (claimants[0]?.options ?? []).entries()) {
      const all = optionsOfAll(claimants, option, i);
      if (all === undefined) continue;
      const kept = this.keptFrom(claimants, option, stretch);
      if (kept.filtered) {
        conflicts.push({ option, filtered: kept.filtered });
        continue;
      }
      options.push(option);
      places.push({
        unit: option.unit.code,
        region: option.unit.countyCode ?? '',
        cost: claimants.reduce((sum, claimant, c) => sum + this.costOf(claimant, all[c] ?? option), 0),
        uses: [...option.uses, ...kept.uses],
      });
    }
    return { places, options, conflicts };
  }

  private costOf({ member, seat, options }: Claimant, option: Option): number {
    const later = positionAt(member, option.model) - firstPosition(member, options);
    return this.burden.of(seat.enrolment, option.unit) + later * parameters.queueStep + Math.max(0, option.tier - member.tier) * this.tierStep;
  }

  /** Conflicts of interest: none, in some weeks (then a resource blocks those), or in every window (then the unit is left out). */
  private keptFrom(claimants: readonly Claimant[], { unit }: Option, stretch: Stretch): { uses: number[]; filtered?: Filtered } {
    const uses: number[] = [];
    for (const { member } of claimants) {
      const there = (this.employments.get(member.studentId) ?? []).filter(({ unitId }) => unitId === unit.id);
      if (there.length === 0) continue;
      const blocked = this.mondays.map((monday) => isConflictWeek(there, monday));
      const isOpen = stretch.starts.some((start) => !blocked.slice(start, start + stretch.windowWeeks).includes(true));
      if (!isOpen) return { uses, filtered: conflictWith(member, unit, stretch.requirementId) };
      if (blocked.includes(true)) {
        uses.push(this.counted.blocking(`conflict ${member.studentId} ${unit.id}`, (monday) => isConflictWeek(there, monday), { code: 'conflict-of-interest', unit }));
      }
    }
    return { uses };
  }
}

/** The same option for every member, at the same unit under the same agreement; undefined when one of them has none. */
function optionsOfAll(claimants: readonly Claimant[], option: Option, index: number): Option[] | undefined {
  const all = claimants.map(({ options }) => {
    const same = (other: Option | undefined): boolean => other?.unit.id === option.unit.id && other.agreement.id === option.agreement.id;
    return same(options[index]) ? options[index] : options.find(same);
  });
  const found = all.filter((other) => other !== undefined);
  return found.length === claimants.length ? found : undefined;
}

const conflictWith = ({ studentId }: Member, unit: Option['unit'], requirementId: string): Filtered => ({
  requirementId,
  unitId: unit.id,
  studentId,
  code: 'conflict-of-interest',
  detail: `Jäv: studenten arbetar eller har nyligen arbetat på ${unit.name}. Välj en annan enhet.`,
});

/** Her position in a queue of that order. */
const positionAt = ({ turn }: Member, model: BookingModel): number => (model === 'first_come' ? turn.request : turn.lottery);

/** Her best position among the queues open to her. */
export function firstPosition(member: Member, options: readonly Option[]): number {
  const models = new Set(options.map(({ model }) => (model === 'first_come' ? model : 'regulated')));
  return Math.min(...[...models].map((model) => positionAt(member, model)), Math.max(member.turn.request, member.turn.lottery));
}
