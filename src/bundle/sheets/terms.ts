import { oneOf } from '../kinds/choice';
import { day, week } from '../kinds/time';
import { termCode, text } from '../kinds/text';
import { required, sheet } from '../sheet';

/** The Monday of an ISO week in SQL. */
export const mondaySql = (week: string): string => `to_date(${week}, 'IYYY"-W"IW')`;

/** The days of a stretch of ISO weeks, Monday of the first to Sunday of the last, in SQL. */
export const weeksSql = (first: string, last: string): string => `daterange(${mondaySql(first)}, ${mondaySql(last)} + 7)`;

export const terms = sheet({
  name: 'terms',
  holds: 'Terms: the weeks in which placements can lie.',
  required: true,
  key: ['code'],
  ordered: [['first_week', 'last_week']],
  columns: {
    code: required(termCode, { means: 'Identifier of the term.', example: 'HT2026' }),
    first_week: required(week, { means: 'First week of the term.', example: '2026-W36' }),
    last_week: required(week, { means: 'Last week of the term, at most 59 weeks after the first.', example: '2027-W02' }),
  },
  stored: {
    table: 'terms',
    written: { first_day: mondaySql('r.first_week'), last_day: `${mondaySql('r.last_week')} + 6` },
    ofTerm: 't.code = $1',
  },
});

export const dayExceptions = sheet({
  name: 'day_exceptions',
  holds: 'Days on which placements do or do not take place, where that differs from the usual: Monday to Friday, closed on Swedish public holidays and on Midsummer Eve, Christmas Eve and New Year’s Eve.',
  required: false,
  key: ['day'],
  columns: {
    day: required(day, { means: 'The day.', example: '2026-12-23' }),
    kind: required(oneOf('closed', 'open'), { means: '`closed`: no placement that day; `open`: placement although it is a weekend or a holiday.', example: 'closed' }),
    name: required(text(), { means: 'Why, for people.', example: 'Julledigt' }),
  },
  stored: { table: 'day_exceptions' },
});
