import type { Requirement } from '../../programmes/course';
import { datesSwedish, inSentence } from '../../shared/swedish';
import type { AttemptRule } from '../attempt';

const comesAfter = (later: Requirement, earlier: Requirement): boolean => later.inOrder && earlier.sequence < later.sequence;

/** Blocks that have an order are done in it. */
export const order: AttemptRule = {
  code: 'order',
  title: 'Ordning',
  breach: ({ standing, span, requirement, specialtyName, enrolmentId, courseRequirements }) => {
    const wrong = standing.filter((booking) => booking.enrolmentId === enrolmentId).find((booking) => {
      const other = courseRequirements.find(({ id }) => id === booking.requirementId);
      if (!other) return false;
      return (comesAfter(requirement, other) && span.firstDay <= booking.lastDay) || (comesAfter(other, requirement) && booking.firstDay <= span.lastDay);
    });
    return wrong && `Blocket i ${inSentence(specialtyName)} ska ligga i kursens ordning och krockar med det på ${wrong.unitName} ${datesSwedish(wrong.firstDay, wrong.lastDay)}. Välj andra veckor.`;
  },
};
