import type { EntityManager } from 'typeorm';
import { Prepared } from '../platform/database/prepared';
import type { WeekChange } from './counter-change';

/** A counted week as it stands. */
export type CountedWeek = Omit<WeekChange, 'change'> & { readonly places: number; readonly taken: number };

/** The changes of one kind of week. */
export const weeks = 'unnest($1::uuid[], $2::text[], $3::text[], $4::date[], $5::int[]) AS c (unit_id, specialty, level, monday, change)';

/** The values of `weeks`. */
export const columns = (changes: readonly WeekChange[]): unknown[] => [
  changes.map((row) => row.unitId), changes.map((row) => row.specialty), changes.map((row) => row.level),
  changes.map((row) => row.monday), changes.map((row) => row.change),
];

const counted = 't.unit_id AS "unitId", t.specialty, t.level, t.monday::text, t.places, t.taken';
const byKey = 'ORDER BY t.unit_id, t.specialty, t.level, t.monday FOR UPDATE OF t';

/** Weeks that the bookings of one person may come to. */
const FEW = 100;

/** One table of guarded counters by unit, specialty, level and week. */
export class CountedWeeksRepository {
  private readonly locked: Prepared<CountedWeek>;
  private readonly written: Prepared<object>;
  private readonly lockedAlike: Prepared<CountedWeek>;
  private readonly writtenAlike: Prepared<object>;

  constructor(table: 'capacity_weeks' | 'supervision_weeks') {
    const name = table.replace('_', '-');
    this.locked = new Prepared(`${name}-lock`, `
      SELECT ${counted} FROM ${table} t
      WHERE t.unit_id = ANY ($1) AND (t.unit_id, t.specialty, t.level, t.monday) IN (SELECT c.unit_id, c.specialty, c.level, c.monday FROM ${weeks}) ${byKey}`);
    this.written = new Prepared(`${name}-write`, `
      UPDATE ${table} t SET taken = t.taken + c.change FROM ${weeks}
      WHERE t.unit_id = ANY ($1) AND (t.unit_id, t.specialty, t.level, t.monday) = (c.unit_id, c.specialty, c.level, c.monday)`);
    const alike = 't.unit_id = $1 AND t.specialty = ANY ($2::text[]) AND t.level = $3 AND t.monday = ANY ($4::date[])';
    this.lockedAlike = new Prepared(`${name}-lock-alike`, `SELECT ${counted} FROM ${table} t WHERE ${alike} ${byKey}`);
    this.writtenAlike = new Prepared(`${name}-write-alike`, `UPDATE ${table} t SET taken = t.taken + $5 WHERE ${alike}`);
  }

  /** Locks the weeks in the order of their key; those that are not counted are not among them. */
  lock(em: EntityManager, changes: readonly WeekChange[]): Promise<CountedWeek[]> {
    if (changes.length === 0) return Promise.resolve([]);
    const alike = alikeOf(changes);
    return alike ? this.lockedAlike.rows(em, alike.slice(0, 4)) : this.locked.rows(em, columns(changes), changes.length > FEW);
  }

  /** Sends the changes to weeks that are locked. */
  write(em: EntityManager, changes: readonly WeekChange[]): void {
    if (changes.length === 0) return;
    const alike = alikeOf(changes);
    if (alike) this.writtenAlike.tell(em, alike);
    else this.written.tell(em, columns(changes), changes.length > FEW);
  }
}

/** Unit, specialties, level, weeks and change, where each specialty changes alike in each week: as for one booking. */
function alikeOf(changes: readonly WeekChange[]): [string, string[], string, string[], number] | undefined {
  const [first] = changes;
  if (!first || changes.some(({ unitId, level, change }) => unitId !== first.unitId || level !== first.level || change !== first.change)) return undefined;
  const specialties = [...new Set(changes.map(({ specialty }) => specialty))];
  const mondays = [...new Set(changes.map(({ monday }) => monday))];
  return specialties.length * mondays.length === changes.length ? [first.unitId, specialties, first.level, mondays, first.change] : undefined;
}
