import { oneOf } from '../kinds/choice';
import { amount, whole } from '../kinds/number';
import { day } from '../kinds/time';
import { code } from '../kinds/text';
import { defaulted, required, sheet } from '../sheet';
import { staged } from './staged';

const belongs = [
  { columns: ['student', 'course', 'term'], to: 'enrolments' },
  { columns: ['course', 'requirement'], to: 'requirements' },
] as const;

const claimed = (example: string) => ({
  code: required(code, { means: 'Identifier of the claim; none has the code of another, of either kind.', example }),
  student: required(code, { to: 'students', means: 'The student.', example: 's-1007' }),
  course: required(code, { to: 'courses', means: 'The course.', example: 'lu-t11-primarvard' }),
  requirement: required(code, { means: 'The block of the course.', example: 'primarvard' }),
  term: required(code, { to: 'terms', means: 'The term.', example: 'HT2026' }),
  first_day: required(day, { means: 'First day that the claim is for, in the term.', example: '2026-10-05' }),
  last_day: required(day, { means: 'Last day that the claim is for.', example: '2026-10-30' }),
});

const advancedBy = required(oneOf('student', 'university', 'mediator', 'host'), { means: 'Who has paid the receipt.', example: 'student' });
const submittedOn = required(day, { means: 'Day on which the claim was handed in, not before its first day.', example: '2026-11-15' });

export const housingReceipts = sheet({
  name: 'housing_receipts',
  holds: 'Receipts for housing during a placement. They become claims once places are booked.',
  required: false,
  key: ['code'],
  ordered: [['first_day', 'last_day'], ['first_day', 'submitted_on']],
  belongs,
  columns: {
    ...claimed('bo-1'),
    basis: required(oneOf('weeks', 'nights', 'month'), { means: 'What the receipt is for: weeks, single nights, or days of a monthly rent.', example: 'weeks' }),
    units: required(whole(1, 400), { means: 'How many weeks or nights, or days of the month.', example: '4' }),
    receipt: required(amount, { means: 'Sum of the receipt, kronor.', example: '5200.00' }),
    shared_with: defaulted(whole(0, 20), 0, { means: 'How many others share the home and its cost.', example: '1' }),
    home: defaulted(oneOf('rented', 'family', 'own'), 'rented', { means: 'Rented, with family, or own.', example: 'rented' }),
    advanced_by: advancedBy,
    submitted_on: submittedOn,
  },
  stored: staged('bundle_receipts', { written: { kind: `'housing'` }, where: `t.kind = 'housing'` }),
});

export const travelReceipts = sheet({
  name: 'travel_receipts',
  holds: 'Receipts for travel to and from a placement. They become claims once places are booked.',
  required: false,
  key: ['code'],
  ordered: [['first_day', 'last_day'], ['first_day', 'submitted_on']],
  belongs,
  columns: {
    ...claimed('resa-1'),
    receipt: required(amount, { means: 'Sum of the tickets, kronor.', example: '1005.00' }),
    advanced_by: advancedBy,
    submitted_on: submittedOn,
  },
  stored: staged('bundle_receipts', { written: { kind: `'travel'`, basis: `'ticket'`, units: '1' }, where: `t.kind = 'travel'` }),
});
