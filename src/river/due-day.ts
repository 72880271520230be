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

/** The first day on which everything may be invoiced: the day after the longest period that the last day of a term lies in. */
export function firstDayAllDue(termEnds: readonly Day[], periods: readonly CollectingPeriod[]): Day {
  const last = latest(termEnds);
  return addDays(latest([last, ...periods.map((period) => periodEnd(last, period, last))]), 1);
}

const latest = (days: readonly Day[]): Day => days.reduce((last, day) => (day > last ? day : last));
