import type { PlacementSolution } from '../allocator/solution';
import { wishMet } from '../fairness/burden';
import type { TurnLine } from '../fairness/turn-line';
import { groupBy } from '../shared/group-by';
import type { CompiledBlock, CompiledProblem } from './compile-problem';
import type { Burden } from './cost';
import type { Option } from './options';
import { readBack } from './proposal';
import type { Taking } from './room';
import { Room } from './room';
import type { Member, Seat } from './roster';
import { inTurn } from './roster';

/** A student who stands in the queue to a block. */
interface Queued {
  readonly member: Member;
  readonly seat: Seat;
  readonly block: CompiledBlock;
  readonly starts: readonly number[];
  /** The place she got. */
  readonly option: Option | undefined;
}

type Aim = Pick<TurnLine, 'townId' | 'unitId'>;

const ANYWHERE: Aim = { townId: null, unitId: null };

/** Everybody's turn in the queue to each block, with what was left of the seats that she wished for first when it was hers. */
export function turnLines(compiled: CompiledProblem, solution: Pick<PlacementSolution, 'assignments'>, burden: Burden): TurnLine[] {
  const room = new Room(compiled.problem, solution);
  const queues = groupBy(queuedIn(compiled, solution), ({ block }) => block.requirement.id);
  return [...queues.values()].flatMap((queue) => new Queue(queue.sort((a, b) => inTurn(a.member, b.member)), room, burden).lines());
}

/** The queue to a block, in order, with the seats that each wished for. */
class Queue {
  private readonly free = new Map<string, number>();
  private readonly aims: readonly Aim[];
  /** Seats given to the first so many, by aim. */
  private readonly given = new Map<string, number>();

  constructor(private readonly queue: readonly Queued[], private readonly room: Room, burden: Burden) {
    this.aims = queue.map(({ seat }) => aimOf(seat, burden));
  }

  lines(): TurnLine[] {
    const distinct = [...new Map(this.aims.map((aim) => [keyOf(aim), aim])).values()];
    const inAll = new Map(distinct.map((aim) => [keyOf(aim), this.queue.filter(({ option }) => meets(option, aim)).length]));
    return this.queue.map((queued, i): TurnLine => {
      const { member: { studentId, tier, turn }, seat, block, option } = queued;
      const aim = this.aims[i] ?? ANYWHERE;
      const seats = (inAll.get(keyOf(aim)) ?? 0) + this.freeFor(queued, aim);
      const seatsLeft = seats - (this.given.get(keyOf(aim)) ?? 0);
      for (const other of distinct) if (meets(option, other)) this.given.set(keyOf(other), (this.given.get(keyOf(other)) ?? 0) + 1);
      return {
        enrolmentId: seat.enrolment.id, requirementId: block.requirement.id, studentId, tier, carried: turn.carried, lot: turn.lot,
        position: i + 1, queue: this.queue.length, ...aim, seats, seatsLeft, placed: option !== undefined,
      };
    });
  }

  private freeFor(queued: Queued, aim: Aim): number {
    const key = `${keyOf(aim)} ${queued.seat.site?.id ?? ''}`;
    const free = this.free.get(key) ?? freeSeats(this.room, queued, aim);
    this.free.set(key, free);
    return free;
  }
}

function queuedIn(compiled: CompiledProblem, solution: Pick<PlacementSolution, 'assignments'>): Queued[] {
  const options = new Map(readBack(compiled, solution).placed.map(({ block, place }) => [block, block.list.options[place]]));
  return compiled.teams.flatMap(({ team, blocks }, e) => blocks.flatMap((block, b) => block.seats.flatMap((seat) => {
    const member = team.members.find(({ studentId }) => studentId === seat.enrolment.studentId);
    const starts = compiled.problem.entities[e]?.blocks[b]?.starts ?? [];
    return member ? [{ member, seat, block, starts, option: options.get(block) }] : [];
  })));
}

const keyOf = ({ townId, unitId }: Aim): string => `${townId ?? ''} ${unitId ?? ''}`;

function aimOf({ enrolment }: Seat, burden: Burden): Aim {
  const [first] = burden.wishesOf(enrolment.id);
  return first ? { townId: first.townId, unitId: first.unitId } : ANYWHERE;
}

const meets = (option: Option | undefined, aim: Aim): boolean =>
  option !== undefined && (aim === ANYWHERE || wishMet([{ rank: 1, ...aim }], option.unit) !== null);

/** How many more of the block there is room for where she wished to be, one after the other from the first week on. */
function freeSeats(room: Room, { block, starts }: Queued, aim: Aim): number {
  const taken: Taking[] = [];
  for (const option of block.list.options.filter((one) => meets(one, aim))) {
    for (const start of starts) {
      const taking = { uses: option.uses, start, weeks: block.requirement.windowWeeks, size: 1 };
      while (taken.length < MOST_SEATS && room.fits(taking)) {
        room.take(taking);
        taken.push(taking);
      }
    }
  }
  for (const taking of taken) room.giveBack(taking);
  return taken.length;
}

/** Enough to say that seats are left. */
const MOST_SEATS = 10_000;
