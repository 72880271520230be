import type { Employment } from '../../people/employment';
import { addYears, type Day } from '../../shared/day';
import type { DaySpan, Rule } from '../candidate';

/** For so long after an employment has ended students are not placed where they worked. */
const YEARS_AFTER = 2;

const FOREVER: Day = '9999-12-31';

/** The days on which the employment keeps the student away from its unit. */
export const conflictSpan = ({ firstDay, lastDay }: Employment): DaySpan => ({
  firstDay,
  lastDay: lastDay === null ? FOREVER : addYears(lastDay, YEARS_AFTER),
});

/** Students do not do placements where they work or have recently worked. */
export const conflictOfInterest: Rule = {
  code: 'conflict-of-interest',
  title: 'Jäv',
  breach: ({ unit, employments, span }) => {
    const stands = employments.some((employment) => {
      if (employment.unitId !== unit.id) return false;
      const conflict = conflictSpan(employment);
      return conflict.firstDay <= span.lastDay && conflict.lastDay >= span.firstDay;
    });
    return stands
      ? `Jäv: studenten arbetar eller har de senaste ${YEARS_AFTER} åren arbetat på ${unit.name}. Välj en annan enhet.`
      : undefined;
  },
};
