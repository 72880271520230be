import { statusOfAbsence } from '../../attendance/absence-reason';
import { isPresence } from '../../attendance/attended-day';
import { daysBetween } from '../../shared/day';
import type { Row } from '../bundle';
import { grouped, type Check } from './check';
import { spanOfTerm } from './term-weeks';

const attendedInTerm: Check = ({ attendance }, say, ground) => {
  for (const entry of attendance) {
    const [first = '', last = '9'] = spanOfTerm(ground, entry.row.term) ?? [];
    if (entry.row.day < first || entry.row.day > last) say('attendance', entry, 'day', 'outside-term', `a day of ${entry.row.term}, ${first} to ${last}`);
  }
};

const halfDaysFitStatus: Check = ({ attendance }, say) => {
  for (const entry of attendance) {
    if (isPresence(entry.row.status) && entry.row.half_days === 0) say('attendance', entry, 'half_days', 'no-half-days', '1 or 2 for a day of presence, or a status of absence');
  }
};

const hoursOfPresence: Check = ({ attendance }, say) => {
  for (const entry of attendance.filter(({ row }) => !isPresence(row.status))) {
    for (const column of ['hours', 'visits'] as const) {
      if (entry.row[column] !== undefined) say('attendance', entry, column, 'done-when-absent', 'blank for a day of absence');
    }
  }
};

const reasonOfAbsence: Check = ({ attendance }, say) => {
  for (const entry of attendance) {
    const { status, reason_kind: kind } = entry.row;
    if (kind === undefined || statusOfAbsence(kind) === status) continue;
    say('attendance', entry, 'reason_kind', 'reason-contradicts', isPresence(status) ? 'blank for a day of presence' : `a kind of ${status}`);
  }
};

const madeUpForMissed: Check = ({ attendance }, say) => {
  for (const entry of attendance) {
    const { status, day, made_up_for: missed } = entry.row;
    if (missed === undefined) continue;
    if (status !== 'made_up') say('attendance', entry, 'made_up_for', 'makes-up-nothing', 'blank for a day that makes up for none');
    else if (missed >= day) say('attendance', entry, 'made_up_for', 'made-up-before', `a day before ${day}`);
  }
};

const twoHalfDaysADay: Check = ({ attendance }, say) => {
  for (const [, entries] of grouped(attendance, (row) => `${row.student} ${row.day}`)) {
    let sum = 0;
    for (const entry of entries) {
      sum += entry.row.half_days;
      if (sum > 2 && entries.length > 1) say('attendance', entry, 'half_days', 'too-many-half-days', `two half-days a day for a student, all blocks together (this makes ${sum})`);
    }
  }
};

const bothOrNeither: Check = ({ attendance }, say) => {
  for (const entry of attendance) {
    for (const [on, by] of [['certified_on', 'certified_by'], ['countersigned_on', 'countersigned_by']] as const) {
      if ((entry.row[on] === undefined) === (entry.row[by] === undefined)) continue;
      const column = entry.row[on] === undefined ? on : by;
      say('attendance', entry, column, 'half-signed', `${on} and ${by} both, or neither`);
    }
    if (entry.row.countersigned_on !== undefined && (entry.row.certified_on ?? entry.row.certified_by) === undefined) say('attendance', entry, 'certified_on', 'countersigned-only', 'the day of certification before that of countersigning');
  }
};

const signedInOrder: Check = ({ attendance }, say, ground) => {
  for (const entry of attendance) {
    const { day, certified_on: certified, countersigned_on: countersigned } = entry.row;
    if (certified !== undefined && certified < day && ground.stand('attendance', entry.line, 'day')) say('attendance', entry, 'certified_on', 'certified-before-day', `${day} or later`);
    if (certified !== undefined && countersigned !== undefined && countersigned < certified) say('attendance', entry, 'countersigned_on', 'countersigned-before-certified', `${certified} or later`);
  }
};

const twoPeopleSign: Check = ({ attendance }, say) => {
  for (const entry of attendance) {
    const { certified_by: host, countersigned_by: university } = entry.row;
    if (host !== undefined && host === university) say('attendance', entry, 'countersigned_by', 'one-person-signs', 'another than who certified');
  }
};

const claimedInTerm: Check = (bundle, say, ground) => {
  for (const sheet of ['housing_receipts', 'travel_receipts'] as const) {
    for (const entry of bundle[sheet]) {
      const [first = '', last = '9'] = spanOfTerm(ground, entry.row.term) ?? [];
      for (const column of ['first_day', 'last_day'] as const) {
        if (entry.row[column] < first || entry.row[column] > last) say(sheet, entry as never, column, 'outside-term', `a day of ${entry.row.term}, ${first} to ${last}`);
      }
    }
  }
};

const claimCodesApart: Check = ({ housing_receipts: housing, travel_receipts: travel }, say) => {
  const known = new Set(housing.map(({ row }) => row.code));
  for (const entry of travel) if (known.has(entry.row.code)) say('travel_receipts', entry, 'code', 'doubled', 'a code that no claim for housing has');
};

/** The most units that the days of a claim can hold: a week may be broken at both ends. */
function mostUnits({ basis, first_day: first, last_day: last }: Row<'housing_receipts'>): number {
  const days = daysBetween(first, last) + 1;
  return basis === 'weeks' ? Math.floor((days + 5) / 7) + 1 : days;
}

const unitsFitDays: Check = ({ housing_receipts: receipts }, say, ground) => {
  for (const entry of receipts) {
    const most = mostUnits(entry.row);
    if (most > 0 && entry.row.units > most && ground.stand('housing_receipts', entry.line, 'first_day', 'last_day')) say('housing_receipts', entry, 'units', 'units-beyond-days', `at most ${most} ${entry.row.basis} from ${entry.row.first_day} to ${entry.row.last_day}`);
  }
};

export const dayChecks: readonly Check[] = [
  attendedInTerm, halfDaysFitStatus, hoursOfPresence, reasonOfAbsence, madeUpForMissed, twoHalfDaysADay, bothOrNeither, signedInOrder, twoPeopleSign, claimedInTerm, claimCodesApart, unitsFitDays,
];
