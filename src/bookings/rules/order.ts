import type { Requirement } from '../../programmes/course';
import type { AttemptRule } from '../attempt';

const comesAfter = (later: Requirement, earlier: Requirement): boolean => later.inOrder && earlier.sequence < later.sequence;

/** Blocks that have an order are done in it. */
export const order: AttemptRule = {
  code: 'order',
  title: 'Ordning',
  breach: ({ standing, span, requirement, enrolmentId, courseRequirements }) => {
    const wrong = standing.filter((booking) => booking.enrolmentId === enrolmentId).find((booking) => {
      const other = courseRequirements.find(({ id }) => id === booking.requirementId);
      if (!other) return false;
      return (comesAfter(requirement, other) && span.firstDay <= booking.lastDay) || (comesAfter(other, requirement) && booking.firstDay <= span.lastDay);
    });
    return wrong && `Blocket ${requirement.code} ska ligga i kursens ordning och krockar med det på ${wrong.unitName} ${wrong.firstDay}–${wrong.lastDay}. Välj andra veckor.`;
  },
};
