import type { Breach } from '../shared/problem';
import { weeksBetween } from '../shared/week';
import type { Course, Requirement } from './course';

type Frame = Pick<Course, 'programmeTerm' | 'groups' | 'rotateTogether' | 'awayOverKm' | 'awayMinWeeks' | 'awayMaxWeeks'>;

/** What is wrong with a course by itself, in a curriculum of so many terms. */
export function breachesOfCourse({ programmeTerm, groups, rotateTogether, ...away }: Frame, terms: number): Breach[] {
  const breaches: Breach[] = breachesOfAway(away);
  if (programmeTerm > terms) breaches.push({ code: 'beyond-curriculum', detail: `programmeTerm: ${programmeTerm} is beyond the curriculum's ${terms} terms; give 1 to ${terms}` });
  if (groups > 1 && !rotateTogether) breaches.push({ code: 'groups-without-rotation', detail: `groups: ${groups} groups are for courses that rotate together; give 1, or rotateTogether true` });
  return breaches;
}

function breachesOfAway({ awayOverKm, awayMinWeeks, awayMaxWeeks }: Pick<Frame, 'awayOverKm' | 'awayMinWeeks' | 'awayMaxWeeks'>): Breach[] {
  const breaches: Breach[] = [];
  const [least, most] = [awayMinWeeks ?? null, awayMaxWeeks ?? null];
  if ((least !== null || most !== null) && (awayOverKm ?? null) === null) breaches.push({ code: 'away-without-distance', detail: 'awayOverKm: weeks away are counted beyond a distance; give the kilometres, or no weeks' });
  if (least !== null && most !== null && most < least) breaches.push({ code: 'away-reversed', detail: `awayMaxWeeks: ${most} is less than ${least}; give at least ${least}` });
  return breaches;
}

type Shape = Pick<Requirement, 'days' | 'windowWeeks' | 'daysPerWeek' | 'earliestWeek' | 'latestWeek' | 'weekdays' | 'inOrder' | 'minGapWeeks' | 'maxGapWeeks'>;

/** What is wrong with a block of placement by itself. */
export function breachesOfRequirement({ days, windowWeeks, daysPerWeek, earliestWeek, latestWeek, ...rest }: Shape): Breach[] {
  const breaches: Breach[] = [...breachesOfPattern(days, windowWeeks, daysPerWeek, rest.weekdays), ...breachesOfGap(rest)];
  const most = windowWeeks * daysPerWeek;
  if (days > most) breaches.push({ code: 'days-beyond-window', detail: `days: ${days} do not fit in ${windowWeeks} weeks of ${daysPerWeek} days; give at most ${most}, or a longer window` });
  const weeks = earliestWeek === null || latestWeek === null ? Infinity : weeksBetween(earliestWeek, latestWeek) + 1;
  if (weeks < 1) breaches.push({ code: 'weeks-reversed', detail: `latestWeek: ${String(latestWeek)} is before ${String(earliestWeek)}; give a later week` });
  else if (weeks < windowWeeks) breaches.push({ code: 'window-beyond-weeks', detail: `latestWeek: the window of ${windowWeeks} weeks does not fit in the ${weeks} weeks from ${String(earliestWeek)}; give a later week` });
  return breaches;
}

/** A pattern of fixed weekdays leaves no more than those. Columns that the database fills in are not there yet in a new row. */
function breachesOfPattern(days: number, windowWeeks: number, daysPerWeek: number, weekdays: readonly number[] | undefined): Breach[] {
  if (!weekdays || weekdays.length === 0 || weekdays.length >= daysPerWeek || days <= windowWeeks * weekdays.length) return [];
  return [{ code: 'days-beyond-pattern', detail: `weekdays: ${days} days do not fit on ${weekdays.length} weekdays in ${windowWeeks} weeks; give more weekdays, or a longer window` }];
}

function breachesOfGap({ inOrder, minGapWeeks, maxGapWeeks }: Pick<Shape, 'inOrder' | 'minGapWeeks' | 'maxGapWeeks'>): Breach[] {
  const breaches: Breach[] = [];
  const [least, most] = [minGapWeeks ?? null, maxGapWeeks ?? null];
  if ((least !== null || most !== null) && !inOrder) breaches.push({ code: 'gap-without-order', detail: 'inOrder: weeks between blocks are for blocks in order; give inOrder true, or no weeks between' });
  if (least !== null && most !== null && most < least) breaches.push({ code: 'gap-reversed', detail: `maxGapWeeks: ${most} is less than ${least}; give at least ${least}` });
  return breaches;
}
