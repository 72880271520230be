import { isDay, type Day } from '../../shared/day';
import { isWeek, type Week } from '../../shared/week';
import { accept, refuse, type CellKind } from '../cell-kind';

/** Years in which a placement, an employment or an agreement can lie; others are slips of the pen. */
const YEAR = /^(19|20|21)\d{2}-/;

export const day: CellKind<Day> = {
  name: 'day',
  accepts: '`YYYY-MM-DD`, a day that exists',
  sql: 'date',
  read: (cell) => (isDay(cell) && YEAR.test(cell) ? accept(cell) : refuse('invalid-day', 'a day that exists, YYYY-MM-DD, such as 2026-08-31')),
  write: (value) => value,
};

export const week: CellKind<Week> = {
  name: 'week',
  accepts: '`YYYY-Www`, an ISO 8601 week that exists (2026 has 53, 2027 has 52)',
  sql: 'text',
  read: (cell) => (isWeek(cell) && YEAR.test(cell) ? accept(cell) : refuse('invalid-week', 'an ISO week that exists, YYYY-Www, such as 2026-W36')),
  write: (value) => value,
};

const SHAPE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;
const stampShape = 'a time such as 2026-04-01T08:00:00Z (ISO 8601; without Z or offset it is taken as UTC)';

/** A moment, kept as UTC to the millisecond. */
export const timestamp: CellKind<string> = {
  name: 'timestamp',
  accepts: stampShape,
  sql: 'timestamptz',
  read(cell) {
    const match = SHAPE.exec(cell);
    if (!match || !isDay(match[1] ?? '') || !YEAR.test(cell)) return refuse('invalid-timestamp', stampShape);
    return accept(new Date(match[5] ? cell : `${cell}Z`).toISOString().replace('.000Z', 'Z'));
  },
  write: (value) => value,
  fromTable: (expression) => `to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
};
