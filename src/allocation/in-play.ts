import { addDays, daysBetween } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { usableAgreements } from './filters/agreement';
import type { PictureBooking, TermPicture } from './term-picture';

const underWay = new Set(['started', 'completed']);

/** Bookings that an allocation may move, and those that stand: made by hand, under way, of another term, or under an agreement that gives no new ones. */
export function splitBookings(picture: TermPicture): { inPlay: PictureBooking[]; settled: PictureBooking[] } {
  const units = new Map(picture.units.map((unit) => [unit.id, unit]));
  const programmes = new Map(picture.courses.flatMap((course) => course.requirements.map(({ id }) => [id, course.programmeId])));
  const span = { firstDay: picture.term.firstDay, lastDay: picture.term.lastDay };
  const isInPlay = (booking: PictureBooking): boolean => {
    const unit = units.get(booking.unitId);
    const programmeId = programmes.get(booking.requirementId);
    if (booking.runId === null || booking.termId !== picture.term.id || underWay.has(booking.state) || !unit || programmeId === undefined) return false;
    return usableAgreements({ agreements: picture.agreements, programmeId, unit, span }).length > 0;
  };
  const parts = groupBy(picture.bookings, isInPlay);
  return { inPlay: parts.get(true) ?? [], settled: parts.get(false) ?? [] };
}

/** The weeks of the term that a booking covers, as indexes: from the first to before the last; outside the term also. */
export function weeksOf({ firstDay, lastDay }: Pick<PictureBooking, 'firstDay' | 'lastDay'>, { term }: Pick<TermPicture, 'term'>): { from: number; to: number } {
  return { from: Math.floor(daysBetween(term.firstDay, firstDay) / 7), to: Math.ceil(daysBetween(term.firstDay, addDays(lastDay, 1)) / 7) };
}
