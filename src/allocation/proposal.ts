import type { PlacementSolution } from '../allocator/solution';
import type { NewBooking } from '../bookings/booking';
import { addDays } from '../shared/day';
import type { CompiledBlock, CompiledProblem, Pin } from './compile-problem';
import { seatKey } from './compile-problem';
import type { Persons } from './filters/personal';
import type { Team } from './teams';
import type { PictureTerm } from './term-picture';

/** A place that the run proposes for a student's block: a booking to be, once the run is published. */
export type Placement = Omit<NewBooking, 'termId' | 'runId' | 'replacesId'>;

/** A block that the solution places, with its team and the choice. */
export interface Settled {
  readonly team: Team;
  readonly block: CompiledBlock;
  readonly place: number;
  readonly start: number;
}

/** A block that the solution leaves out. */
export interface Left {
  readonly team: Team;
  readonly block: CompiledBlock;
  readonly entity: string;
  readonly id: string;
}

/** The solution read back in the product's own terms. */
export function readBack({ problem, teams }: CompiledProblem, { assignments }: Pick<PlacementSolution, 'assignments'>): { placed: Settled[]; left: Left[] } {
  const chosen = new Map(assignments.map((assignment) => [`${assignment.entity} ${assignment.block}`, assignment]));
  const placed: Settled[] = [];
  const left: Left[] = [];
  for (const [e, { team, blocks }] of teams.entries()) {
    const entity = problem.entities[e]?.id ?? '';
    for (const [b, block] of blocks.entries()) {
      const choice = chosen.get(`${entity} b${b}`);
      if (choice) placed.push({ team, block, place: choice.place, start: choice.start });
      else left.push({ team, block, entity, id: `b${b}` });
    }
  }
  return { placed, left };
}

/** A placed block as one placement for each of its students; who takes a bed is told where there is somebody to ask. */
export function placementsOf({ team, block, place, start }: Settled, term: Pick<PictureTerm, 'firstDay'>, persons?: Persons): Placement[] {
  const option = block.list.options[place];
  if (!option) return [];
  const { id, specialty, level, windowWeeks } = block.requirement;
  const firstDay = addDays(term.firstDay, 7 * start);
  return block.seats.map(({ enrolment }) => ({
    enrolmentId: enrolment.id,
    studentId: enrolment.studentId,
    requirementId: id,
    unitId: option.unit.id,
    agreementId: option.agreement.id,
    quotaIds: option.quotas.map((quota) => quota.id),
    ...(persons?.needsBed(enrolment, option) && { takesBed: true }),
    specialty,
    level,
    firstDay,
    lastDay: addDays(firstDay, 7 * windowWeeks - 1),
    groupLabel: team.label,
  }));
}

/** Groups with a block that found no place. */
export const groupsWithout = (left: readonly Left[]): Set<string> =>
  new Set(left.flatMap(({ team }) => (team.members.length > 1 && team.label !== null ? [team.key] : [])));

/** Everything that is placed, to stay so in the next round; dissolved groups are free to go elsewhere, or a block of theirs would keep the rest out. */
export function pinsOf(placed: readonly Settled[], dissolved: ReadonlySet<string>): Map<string, Pin> {
  return new Map(placed.flatMap(({ team, block, place, start }) => {
    const option = block.list.options[place];
    if (!option || dissolved.has(team.key)) return [];
    const pin = { unitId: option.unit.id, agreementId: option.agreement.id, start };
    return block.seats.map(({ enrolment }) => [seatKey(enrolment.id, block.requirement.id), pin] as const);
  }));
}
