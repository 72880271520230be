import { absenceReasonKinds } from '../../attendance/absence-reason';
import { oneOf } from '../kinds/choice';
import { whole } from '../kinds/number';
import { day } from '../kinds/time';
import { code, text } from '../kinds/text';
import { defaulted, optional, required, sheet } from '../sheet';
import { staged } from './staged';

export const attendance = sheet({
  name: 'attendance',
  holds: 'Days of placement as they became. It is applied once places are booked. Where a student has rows for a block they are the truth for that block; blocks without rows are attended as booked.',
  required: false,
  key: ['student', 'course', 'requirement', 'term', 'day'],
  belongs: [
    { columns: ['student', 'course', 'term'], to: 'enrolments' },
    { columns: ['course', 'requirement'], to: 'requirements' },
  ],
  columns: {
    student: required(code, { to: 'students', means: 'The student.', example: 's-1007' }),
    course: required(code, { to: 'courses', means: 'The course.', example: 'lu-t11-primarvard' }),
    requirement: required(code, { means: 'The block of the course.', example: 'primarvard' }),
    term: required(code, { to: 'terms', means: 'The term.', example: 'HT2026' }),
    day: required(day, { means: 'The day, in the term.', example: '2026-10-05' }),
    status: required(oneOf('present', 'absent_notified', 'absent', 'made_up'), { means: 'Present, absent with notice, absent without, or making up for absence.', example: 'present' }),
    half_days: required(whole(0, 2), { means: 'Half-days that the status holds for; 0 only for absence, and then the whole day.', example: '2' }),
    reason_kind: optional(oneOf(...absenceReasonKinds), { means: 'Why somebody was absent; all but `unexplained` are absence with notice.', example: 'education', seldom: true }),
    hours: optional(whole(0, 32), { means: 'Hours of 45 minutes, where the agreement pays by the hour.', example: '6', seldom: true }),
    visits: optional(whole(0, 200), { means: 'Visits, where the agreement pays by the visit.', example: '3', seldom: true }),
    made_up_for: optional(day, { means: 'The missed day that a made-up day makes up for.', example: '2026-10-01', seldom: true }),
    reason: defaulted(text(300), '', { means: 'More about it; never about health.', example: 'Tenta' }),
    certified_on: optional(day, { means: 'Day on which the host certified it; with `certified_by`. Blank while it is not certified; only days that are certified and countersigned are paid.', example: '2026-10-30' }),
    certified_by: optional(text(), { means: 'Who certified it for the host.', example: 'Handledare Exempel' }),
    countersigned_on: optional(day, { means: 'Day on which the university countersigned it; with `countersigned_by`.', example: '2026-11-03' }),
    countersigned_by: optional(text(), { means: 'Who countersigned it: another than who certified.', example: 'Kursadministratör Exempel' }),
  },
  rules: [
    'A student has at most two half-days a day, all blocks together.',
    'Hours and visits are told of days of presence, a kind of reason of days of absence, and a missed day of days that make up for one, which come after it.',
    'Nothing is certified before its day, nor countersigned before it is certified.',
  ],
  stored: staged('bundle_attendance'),
});
