import { precedences } from '../../people/student';
import { listOf, oneOf, yesNo } from '../kinds/choice';
import { whole } from '../kinds/number';
import { day, timestamp } from '../kinds/time';
import { code, text } from '../kinds/text';
import { defaulted, optional, required, sheet } from '../sheet';

const OF_TERM = 'EXISTS (SELECT FROM enrolments e JOIN terms m ON m.id = e.term_id WHERE m.code = $1 AND e.student_id = ';

export const students = sheet({
  name: 'students',
  holds: 'Students.',
  required: true,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the student; never a personal identity number.', example: 's-1007' }),
    name: required(text(), { means: 'Name; for a protected student it is kept apart and others see an alias.', example: 'Alva Exempelsson' }),
    university: required(code, { to: 'organisations', of: ['university'], means: 'The university where the student is enrolled.', example: 'LU' }),
    study_town: required(code, { to: 'towns', means: 'Town of studies, from which distances are counted.', example: 'lund' }),
    home_town: optional(code, { to: 'towns', means: 'Town where the student lives, used only by priority orders that ask for it.', example: 'ronneby' }),
    precedence: defaulted(oneOf(...precedences), 'none', { means: 'Ground for precedence that the university has approved.', example: 'parent' }),
    enrolled_abroad: defaulted(yesNo, false, { means: 'Whether the student studies abroad: placed after all others, without compensation.', example: 'no' }),
    distance: defaulted(yesNo, false, { means: 'Whether the student reads at a distance.', example: 'no' }),
    protected_identity: defaulted(yesNo, false, { means: 'Whether the student has protected personal data (skyddade personuppgifter).', example: 'no' }),
    commute_km: optional(whole(0, 2000), { seldom: true, means: 'Kilometres one way from the study town that the student can commute at most; blank where nothing limits it.', example: '60' }),
  },
  stored: {
    table: 'students',
    written: {
      display_name: 'CASE WHEN r.protected_identity THEN student_alias(r.code) ELSE r.name END',
    },
    read: { name: 'coalesce(n.name, t.display_name)' },
    joins: 'LEFT JOIN identity.student_names n ON n.student_id = t.id',
    after: [
      `INSERT INTO identity.student_names (student_id, name)
         SELECT s.id, r.name FROM {rows} JOIN students s ON s.code = r.code WHERE r.protected_identity`,
    ],
    ofTerm: `${OF_TERM}t.id)`,
  },
});

export const enrolments = sheet({
  name: 'enrolments',
  holds: 'Which student reads which course in which term.',
  required: true,
  key: ['student', 'course', 'term'],
  columns: {
    student: required(code, { to: 'students', means: 'The student.', example: 's-1007' }),
    course: required(code, { to: 'courses', means: 'The course; of a programme of the student’s university.', example: 'lu-t6-medicin' }),
    term: required(code, { to: 'terms', means: 'The term.', example: 'HT2026' }),
    study_site: optional(code, { to: 'study_sites', means: 'Study site; when blank and the programme has sites, one is allotted.', example: 'liu-kalmar' }),
    group: optional(code, { means: 'Group in a course that rotates together; when blank, groups are formed.', example: 'A' }),
    pair: optional(code, { means: 'Label that exactly two students of the course and term share who want to be placed together.', example: 'par-1' }),
    requested_at: optional(timestamp, { means: 'When the place was asked for; decides where the first who asks comes first.', example: '2026-04-01T08:00:00Z' }),
    home_days: optional(listOf(whole(1, 5)), { seldom: true, means: 'Weekdays that the student spends at her home clinic, 1 Monday to 5 Friday: no placement on them.', example: '4|5' }),
  },
  stored: {
    table: 'enrolments',
    written: { group_label: 'r."group"', pair_label: 'r.pair', home_days: "coalesce(string_to_array(r.home_days, '|')::int[], '{}')" },
    read: { group: 't.group_label', pair: 't.pair_label', home_days: "nullif(array_to_string(t.home_days, '|'), '')" },
    ofTerm: 'x_term.code = $1',
  },
});

export const employments = sheet({
  name: 'employments',
  holds: 'Where students work or have worked: no student is placed there during the employment and for two years after it.',
  required: false,
  key: ['student', 'unit', 'first_day'],
  ordered: [['first_day', 'last_day']],
  columns: {
    student: required(code, { to: 'students', means: 'The student.', example: 's-1007' }),
    unit: required(code, { to: 'units', means: 'The unit of work.', example: 'bl-kir-kka' }),
    first_day: required(day, { means: 'First day of the employment.', example: '2024-06-01' }),
    last_day: optional(day, { means: 'Last day; blank while it goes on.', example: '2025-08-31' }),
  },
  stored: { table: 'employments', ofTerm: `${OF_TERM}t.student_id)` },
});

export const wishes = sheet({
  name: 'wishes',
  holds: 'Ranked wishes for a course in a term, each for a town or a unit.',
  required: false,
  key: ['student', 'course', 'term', 'rank'],
  belongs: [{ columns: ['student', 'course', 'term'], to: 'enrolments' }],
  columns: {
    student: required(code, { to: 'students', means: 'The student.', example: 's-1007' }),
    course: required(code, { to: 'courses', means: 'The course.', example: 'lu-t6-medicin' }),
    term: required(code, { to: 'terms', means: 'The term.', example: 'HT2026' }),
    rank: required(whole(1, 20), { means: 'Place of the wish, 1 the dearest.', example: '1' }),
    town: optional(code, { to: 'towns', means: 'The town wished for.', example: 'karlskrona' }),
    unit: optional(code, { to: 'units', means: 'The unit wished for.', example: 'bl-kir-kka' }),
  },
  rules: ['Exactly one of `town` and `unit` is given.'],
  stored: {
    table: 'wishes',
    reach: `JOIN enrolments e ON e.student_id = (SELECT id FROM students WHERE code = r.student)
              AND e.course_id = (SELECT id FROM courses WHERE code = r.course) AND e.term_id = (SELECT id FROM terms WHERE code = r.term)`,
    written: { enrolment_id: 'e.id' },
    read: { student: 's.code', course: 'c.code', term: 'm.code' },
    joins: `JOIN enrolments e ON e.id = t.enrolment_id JOIN students s ON s.id = e.student_id
            JOIN courses c ON c.id = e.course_id JOIN terms m ON m.id = e.term_id`,
    ofTerm: 'm.code = $1',
  },
});
