import type { Breach } from '../shared/problem';
import { weeksBetween } from '../shared/week';
import type { Course, Requirement } from './course';

/** What is wrong with a course by itself, in a curriculum of so many terms. */
export function breachesOfCourse({ programmeTerm, groups, rotateTogether }: Pick<Course, 'programmeTerm' | 'groups' | 'rotateTogether'>, terms: number): Breach[] {
  const breaches: Breach[] = [];
  if (programmeTerm > terms) breaches.push({ code: 'beyond-curriculum', detail: `programmeTerm: ${programmeTerm} is beyond the curriculum's ${terms} terms; give 1 to ${terms}` });
  if (groups > 1 && !rotateTogether) breaches.push({ code: 'groups-without-rotation', detail: `groups: ${groups} groups are for courses that rotate together; give 1, or rotateTogether true` });
  return breaches;
}

type Shape = Pick<Requirement, 'days' | 'windowWeeks' | 'daysPerWeek' | 'earliestWeek' | 'latestWeek'>;

/** What is wrong with a block of placement by itself. */
export function breachesOfRequirement({ days, windowWeeks, daysPerWeek, earliestWeek, latestWeek }: Shape): Breach[] {
  const breaches: Breach[] = [];
  const most = windowWeeks * daysPerWeek;
  if (days > most) breaches.push({ code: 'days-beyond-window', detail: `days: ${days} do not fit in ${windowWeeks} weeks of ${daysPerWeek} days; give at most ${most}, or a longer window` });
  const weeks = earliestWeek === null || latestWeek === null ? Infinity : weeksBetween(earliestWeek, latestWeek) + 1;
  if (weeks < 1) breaches.push({ code: 'weeks-reversed', detail: `latestWeek: ${String(latestWeek)} is before ${String(earliestWeek)}; give a later week` });
  else if (weeks < windowWeeks) breaches.push({ code: 'window-beyond-weeks', detail: `latestWeek: the window of ${windowWeeks} weeks does not fit in the ${weeks} weeks from ${String(earliestWeek)}; give a later week` });
  return breaches;
}
