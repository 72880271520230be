import type { CompiledProblem } from '../../allocation/compile-problem';
import type { Placement } from '../../allocation/proposal';
import { placementsOf } from '../../allocation/proposal';
import { Room } from '../../allocation/room';
import type { Sitter, Sitting } from '../../allocation/sitting';
import { isOpen, sittersOf, takingOf } from '../../allocation/sitting';
import type { TermPicture } from '../../allocation/term-picture';
import { groupBy } from '../../shared/group-by';

/** What a block at a place weighs for her. */
export type Weigh = (sitter: Sitter, sitting: Pick<Sitting, 'option'>) => number;

/**
 * Today's way: one after the other takes what is best for her of what is left, all her blocks at once; as many blocks as can be
 * count before how good they are. The order is that of the students given.
 */
export function inQueue(compiled: CompiledProblem, { term }: Pick<TermPicture, 'term'>, students: readonly string[], weigh: Weigh): Placement[] {
  const room = new Room(compiled.problem, { assignments: [] });
  const byStudent = groupBy(sittersOf(compiled), ({ team }) => team.members[0]?.studentId ?? '');
  return students.flatMap((student) => {
    const chosen = bestFor(byStudent.get(student) ?? [], room, weigh);
    for (const { sitter, choice } of chosen) room.take(takingOf(sitter, choice));
    return chosen.flatMap(({ sitter: { team, compiled: block }, choice }) => placementsOf({ team, block, ...choice }, term));
  });
}

interface Found {
  readonly sittings: readonly Sitting[];
  readonly points: number;
}

const isBetter = (one: Found, other: Found): boolean =>
  one.sittings.length - other.sittings.length > 0 || (one.sittings.length === other.sittings.length && one.points < other.points);

/** The best there is for all her blocks together, by looking at every way. */
function bestFor(sitters: readonly Sitter[], room: Room, weigh: Weigh): readonly Sitting[] {
  const options = sitters.map((sitter) => openTo(sitter, room, weigh));
  let best: Found = { sittings: [], points: 0 };
  const visit = (i: number, { sittings, points }: Found): void => {
    if (i === sitters.length) {
      if (isBetter({ sittings, points }, best)) best = { sittings, points };
      return;
    }
    const most = sittings.length + sitters.length - i;
    for (const { sitting, weight } of options[i] ?? []) {
      if (most === best.sittings.length && points + weight >= best.points) break;
      if (isOpen(sitting.sitter.block, sitting.choice.start, sittings)) visit(i + 1, { sittings: [...sittings, sitting], points: points + weight });
    }
    if (most > best.sittings.length) visit(i + 1, { sittings, points });
  };
  visit(0, best);
  return best.sittings;
}

/** Where there is room for the block, the best first; of places alike the earliest weeks. */
function openTo(sitter: Sitter, room: Room, weigh: Weigh): { sitting: Sitting; weight: number }[] {
  const open = sitter.compiled.list.options.flatMap((option, place) => {
    const weight = weigh(sitter, { option });
    return sitter.block.starts.flatMap((start) => {
      const sitting = { sitter, option, choice: { place, start } };
      return room.fits(takingOf(sitter, sitting.choice)) ? [{ sitting, weight }] : [];
    });
  });
  return open.sort((a, b) => a.weight - b.weight || a.sitting.choice.start - b.sitting.choice.start);
}
