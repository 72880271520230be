import { datesSwedish, inSentence } from '../../shared/swedish';
import { overlaps } from '../attempt';
import type { AttemptRule } from '../attempt';

/** A student is in one place at a time, and does a block once. */
export const overlap: AttemptRule = {
  code: 'overlap',
  title: 'Krock',
  breach: ({ standing, span, requirement, specialtyName, enrolmentId }) => {
    const same = standing.find((booking) => booking.enrolmentId === enrolmentId && booking.requirementId === requirement.id);
    if (same) return `Blocket i ${inSentence(specialtyName)} är redan bokat på ${same.unitName} ${datesSwedish(same.firstDay, same.lastDay)}. Flytta den bokningen i stället.`;
    const other = standing.find((booking) => overlaps(booking, span));
    return other && `Studenten är redan placerad på ${other.unitName} ${datesSwedish(other.firstDay, other.lastDay)}. Välj andra veckor.`;
  },
};
