import type { Requirement } from '../programmes/course';
import { daysBetween } from '../shared/day';
import type { Standing, TimetableCase } from './attempt';
import type { DaySpan } from './candidate';

/** A block of the student's course where it stands or would stand. */
export interface Sitting extends DaySpan {
  readonly requirement: Requirement;
  /** Kilometres one way from the study town. */
  readonly km: number;
}

/** The student's blocks on the course with this one among them; the block itself is not there twice. */
export function timetableOf({ enrolmentId, courseRequirements, requirement, span, student, standing }: TimetableCase): Sitting[] {
  const known = new Map(courseRequirements.map((one) => [one.id, one]));
  const others = standing.filter((booking: Standing) => booking.enrolmentId === enrolmentId && booking.requirementId !== requirement.id);
  const sittings = others.flatMap(({ requirementId, firstDay, lastDay, km }): Sitting[] => {
    const other = known.get(requirementId);
    return other ? [{ requirement: other, firstDay, lastDay, km }] : [];
  });
  return [...sittings, { requirement, ...span, km: student.km }];
}

/** Whole weeks from one day to another, both included. */
export const weeksIn = ({ firstDay, lastDay }: DaySpan): number => Math.round((daysBetween(firstDay, lastDay) + 1) / 7);
