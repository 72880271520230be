import { addDays, endOfMonth, yearOf, type Day } from '../shared/day';

/** How long a leg collects days before they may be invoiced. */
export type CollectingPeriod = 'month' | 'four_months' | 'term';

/** Last day of the period that this day lies in; thirds of a year end in April, August and December. */
function periodEnd(day: Day, period: CollectingPeriod, termEnd: Day): Day {
  if (period === 'term') return termEnd;
  if (period === 'month') return endOfMonth(day);
  const month = Math.ceil(Number(day.slice(5, 7)) / 4) * 4;
  return endOfMonth(`${yearOf(day)}-${String(month).padStart(2, '0')}-01`);
}

/** The first day on which everything of a term may be invoiced: the day after the longest period that its last day lies in. */
export function firstDayAllDue(termEnd: Day, periods: readonly CollectingPeriod[]): Day {
  const ends = periods.map((period) => periodEnd(termEnd, period, termEnd));
  return addDays(ends.reduce((last, end) => (end > last ? end : last), termEnd), 1);
}
