import { listOf, oneOf, yesNo } from '../kinds/choice';
import { whole } from '../kinds/number';
import { week } from '../kinds/time';
import { code, text } from '../kinds/text';
import { defaulted, optional, required, sheet } from '../sheet';

export const courses = sheet({
  name: 'courses',
  holds: 'Courses with placements.',
  required: true,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the course.', example: 'lu-t6-medicin' }),
    curriculum: required(code, { to: 'curricula', means: 'The curriculum it belongs to.', example: 'lu-lakare-12' }),
    name: required(text(), { means: 'Name of the course.', example: 'Klinisk medicin T6' }),
    programme_term: required(whole(1, 20), { means: 'Term of the programme in which it is read, at most the length of the curriculum.', example: '6' }),
    groups: defaulted(whole(1, 500), 1, { means: 'Number of groups that students are split into when they rotate together.', example: '2' }),
    rotate_together: defaulted(yesNo, false, { means: 'Whether the students of a group are placed at the same units in the same weeks.', example: 'yes' }),
    away_over_km: optional(whole(0, 2000), { seldom: true, means: 'Kilometres one way from the study town beyond which a placement is away; needed where weeks away are counted.', example: '80' }),
    away_min_weeks: optional(whole(0, 60), { seldom: true, means: 'Weeks of the course’s placements that each student spends away, at least.', example: '4' }),
    away_max_weeks: optional(whole(0, 60), { seldom: true, means: 'Weeks of the course’s placements that each student spends away, at most.', example: '8' }),
  },
  rules: ['`away_min_weeks` is at most `away_max_weeks`, and neither is given without `away_over_km`.'],
  stored: { table: 'courses' },
});

export const requirements = sheet({
  name: 'requirements',
  holds: 'The placements that a course requires of each student, one block a row.',
  required: true,
  key: ['course', 'code'],
  ordered: [['earliest_week', 'latest_week']],
  columns: {
    course: required(code, { to: 'courses', means: 'The course that requires it.', example: 'lu-t11-primarvard' }),
    code: required(code, { means: 'Identifier of the block within the course.', example: 'primarvard' }),
    specialty: required(code, { to: 'specialties', means: 'Specialty of the placement.', example: 'primary-care' }),
    level: required(oneOf('basic', 'advanced'), { means: 'Level; `advanced` needs supervisors with advanced competence in the specialty.', example: 'basic' }),
    days: required(whole(1, 300), { means: 'Placement days to be done.', example: '15' }),
    window_weeks: required(whole(1, 60), { means: 'Consecutive weeks within which all the days must lie; the placement holds its place in all of them.', example: '4' }),
    days_per_week: defaulted(whole(1, 5), 5, { means: 'Placement days a week at most.', example: '5' }),
    sequence: defaulted(whole(1, 100), 1, { means: 'Order of the block in the course.', example: '1' }),
    in_order: defaulted(yesNo, false, { means: 'Whether the block must come after those of lower sequence; otherwise any order.', example: 'no' }),
    earliest_week: optional(week, { means: 'First week that the block may begin in.', example: '2026-W40' }),
    latest_week: optional(week, { means: 'Last week that the block may end in.', example: '2026-W51' }),
    weekdays: optional(listOf(whole(1, 5)), { seldom: true, means: 'Weekdays of the placement, 1 Monday to 5 Friday; blank means any.', example: '1|2|3' }),
    same_unit: defaulted(yesNo, false, { seldom: true, means: 'Whether the block is done where the student has been in the specialty in earlier terms, if she has.', example: 'no' }),
    min_gap_weeks: optional(whole(0, 60), { seldom: true, means: 'Whole weeks between the end of the course’s blocks of lower sequence and this, at least.', example: '2' }),
    max_gap_weeks: optional(whole(0, 60), { seldom: true, means: 'Whole weeks between the end of the last block of lower sequence and this, at most.', example: '6' }),
  },
  rules: [
    '`days` is at most `window_weeks` times `days_per_week`, and times the number of `weekdays` where these are told.',
    '`min_gap_weeks` is at most `max_gap_weeks`, and neither is given without `in_order`.',
  ],
  stored: { table: 'requirements', written: { weekdays: "coalesce(string_to_array(r.weekdays, '|')::int[], '{}')" }, read: { weekdays: "nullif(array_to_string(t.weekdays, '|'), '')", same_unit: 'nullif(t.same_unit, false)' } },
});
