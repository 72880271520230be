import type { Assignment } from '../allocator/solution';
import type { CompiledProblem } from './compile-problem';
import { seatKey } from './compile-problem';
import type { Sitter } from './sitting';
import { sittersOf } from './sitting';

const placeOf = ({ place, start }: Assignment): string => `${place} ${start}`;

/** Which students' blocks (by seat key) are elsewhere after an exchange than before it. */
export function exchangedSeats(compiled: Pick<CompiledProblem, 'problem' | 'teams'>, before: readonly Assignment[], after: readonly Assignment[]): string[] {
  const former = new Map(before.map((assignment) => [`${assignment.entity} ${assignment.block}`, placeOf(assignment)]));
  const moved = new Set(after.filter((one) => former.get(`${one.entity} ${one.block}`) !== placeOf(one)).map(({ entity, block }) => `${entity} ${block}`));
  return sittersOf(compiled).filter(({ entity, block }) => moved.has(`${entity.id} ${block.id}`)).flatMap(seatsOf);
}

/** Whether any of the block's students has the place by an exchange. */
export const isExchanged = (sitter: Pick<Sitter, 'compiled'>, exchanged: ReadonlySet<string>): boolean => seatsOf(sitter).some((seat) => exchanged.has(seat));

const seatsOf = ({ compiled: { seats, requirement } }: Pick<Sitter, 'compiled'>): string[] => seats.map(({ enrolment }) => seatKey(enrolment.id, requirement.id));
