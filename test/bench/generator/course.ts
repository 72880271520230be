import type { Chance } from '../../../src/allocator/chance';
import { happens, pick, shuffled, sum, upTo } from './draw';
import { WEEKS } from './scale';

/** One stretch of a course: weeks in a specialty, with the weeks in which it may begin. */
export interface Part {
  readonly specialty: number;
  readonly weeks: number;
  readonly starts: readonly number[];
}

export interface Course {
  /** 0 basic, 1 advanced. */
  readonly level: number;
  readonly weight: number;
  readonly parts: readonly Part[];
}

/** Weeks of all parts together, so that there is some play within the term. */
const MOST_WEEKS = 17;

/** One to three parts that fit into a term one after the other; half of the courses begin only every second or fourth week. */
export function drawCourse(specialties: number, level: number, chance: Chance): Course {
  for (;;) {
    const step = happens(chance, 0.5) ? pick(chance, [2, 4]) : 1;
    const chosen = shuffled(chance, upTo(specialties)).slice(0, pick(chance, [1, 2, 3]));
    const parts = chosen.map((specialty) => drawPart(specialty, chosen.length > 1, step, chance));
    if (sum(parts.map(({ weeks }) => weeks)) <= MOST_WEEKS && timesOf(parts, true, chance)) return { level, weight: 0.5 + chance.next(), parts };
  }
}

/** A part among others may lie almost anywhere; one alone has a window of its own. */
function drawPart(specialty: number, isAmongOthers: boolean, step: number, chance: Chance): Part {
  const weeks = 2 + chance.below(6);
  const first = chance.below(isAmongOthers ? 3 : 8);
  const play = isAmongOthers ? WEEKS : 4 + chance.below(8);
  const last = Math.min(first + play, WEEKS - weeks);
  return { specialty, weeks, starts: upTo(WEEKS).filter((week) => week >= first && week <= last && week % step === 0) };
}

/** A random start for each part so that none overlap, in the given order where asked; undefined where there is no such way. */
export function timesOf(parts: readonly Part[], isOrdered: boolean, chance: Chance): number[] | undefined {
  const extend = (times: readonly number[]): readonly number[] | undefined => {
    const part = parts[times.length];
    if (!part) return times;
    for (const start of shuffled(chance, part.starts)) {
      const isFree = times.every((time, i) => start >= time + (parts[i]?.weeks ?? 0) || (!isOrdered && start + part.weeks <= time));
      const found = isFree ? extend([...times, start]) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const found = extend([]);
  return found && [...found];
}
