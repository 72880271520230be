import { Complaints } from '../../../src/bundle/complaint';
import { readBundle } from '../../../src/bundle/read-bundle';
import { SMALL_BUNDLE, sourceOf } from '../../support/small-bundle';

/** What is said against one day of attendance: its status, half-days, hours, kind of reason and missed day. */
function complaintsAbout(cells: string): string[] {
  const complaints = new Complaints();
  const file = `student;course;requirement;term;day;status;half_days;hours;reason_kind;made_up_for\ns1;t6;med;HT2026;2026-10-05;${cells}\n`;
  readBundle(sourceOf({ ...SMALL_BUNDLE, 'attendance.csv': Buffer.from(file) }, complaints), new Map(), complaints);
  return complaints.all.map(({ code, row, column, value }) => `${code} ${String(row)} ${String(column)} ${String(value)}`);
}

it.each<[string, string, string[]]>([
  ['takes a kind of reason', 'absent_notified;0;;care;', []],
  ['takes hours of presence and the missed day', 'made_up;1;4;;2026-10-01', []],
  ['refuses hours of absence', 'absent_notified;2;8;;', ['done-when-absent 2 hours 8']],
  ['refuses a reason that is notified for an absence that is not', 'absent;0;;sick;', ['reason-contradicts 2 reason_kind sick']],
  ['refuses a reason that nobody knows', 'absent;0;;lazy;', ['not-allowed 2 reason_kind lazy']],
  ['refuses presence that makes up', 'present;2;;;2026-10-01', ['makes-up-nothing 2 made_up_for 2026-10-01']],
  ['refuses making up for a later day', 'made_up;2;;;2026-10-06', ['made-up-before 2 made_up_for 2026-10-06']],
])('a day of attendance %s', (_, cells, wanted) => {
  expect(complaintsAbout(cells)).toEqual(wanted);
});
