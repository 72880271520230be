import { Listing } from '../platform/database/listing';

export const termListing = new Listing({
  noun: 'term',
  columns: `t.code, t.first_week AS "firstWeek", t.last_week AS "lastWeek", t.first_day::text AS "firstDay", t.last_day::text AS "lastDay", t.version`,
  from: 'terms t',
  key: 't.code',
});

export const dayExceptionListing = new Listing({
  noun: 'day exception',
  columns: 'd.day::text AS day, d.kind, d.name, d.version',
  from: 'day_exceptions d',
  key: 'd.day::text',
});

export const programmeListing = new Listing({
  noun: 'programme',
  columns: 'p.code, p.name, o.code AS university, p.version',
  from: 'programmes p JOIN organisations o ON o.id = p.university_id',
  key: 'p.code',
  filters: { university: 'o.code' },
});

export const studySiteListing = new Listing({
  noun: 'study site',
  columns: `s.code, s.name, p.code AS programme, s.weight,
    ARRAY(SELECT t.code FROM study_site_towns x JOIN towns t ON t.id = x.town_id WHERE x.study_site_id = s.id ORDER BY 1) AS towns, s.version`,
  from: 'study_sites s JOIN programmes p ON p.id = s.programme_id',
  key: 's.code',
  filters: { programme: 'p.code' },
});

export const curriculumListing = new Listing({
  noun: 'curriculum',
  columns: 'c.code, c.name, p.code AS programme, c.terms, c.version',
  from: 'curricula c JOIN programmes p ON p.id = c.programme_id',
  key: 'c.code',
  filters: { programme: 'p.code' },
});

export const courseListing = new Listing({
  noun: 'course',
  columns: `c.code, c.name, k.code AS curriculum, c.programme_term AS "programmeTerm", c.groups, c.rotate_together AS "rotateTogether",
    c.away_over_km AS "awayOverKm", c.away_min_weeks AS "awayMinWeeks", c.away_max_weeks AS "awayMaxWeeks", c.version`,
  from: 'courses c JOIN curricula k ON k.id = c.curriculum_id',
  key: 'c.code',
  filters: { curriculum: 'k.code' },
});

export const requirementListing = new Listing({
  noun: 'requirement',
  columns: `r.id, c.code AS course, r.code, r.specialty, r.level, r.days, r.window_weeks AS "windowWeeks", r.days_per_week AS "daysPerWeek",
    r.sequence, r.in_order AS "inOrder", r.earliest_week AS "earliestWeek", r.latest_week AS "latestWeek",
    r.weekdays, r.same_unit AS "sameUnit", r.min_gap_weeks AS "minGapWeeks", r.max_gap_weeks AS "maxGapWeeks", r.version`,
  from: 'requirements r JOIN courses c ON c.id = r.course_id',
  key: 'r.id',
  keyType: 'uuid',
  filters: { course: 'c.code' },
});

export const enrolmentListing = new Listing({
  noun: 'enrolment',
  columns: `e.id, s.code AS student, c.code AS course, t.code AS term, x.code AS "studySite", e.group_label AS "group", e.pair_label AS pair,
    e.requested_at AS "requestedAt", e.home_days AS "homeDays", e.version`,
  from: `enrolments e JOIN students s ON s.id = e.student_id JOIN courses c ON c.id = e.course_id JOIN terms t ON t.id = e.term_id
    LEFT JOIN study_sites x ON x.id = e.study_site_id`,
  key: 'e.id',
  keyType: 'uuid',
  filters: { student: 's.code', course: 'c.code', term: 't.code' },
});

export const wishListing = new Listing({
  noun: 'wish',
  columns: 'w.id, e.id AS "enrolmentId", s.code AS student, c.code AS course, w.rank, t.code AS town, u.code AS unit',
  from: `wishes w JOIN enrolments e ON e.id = w.enrolment_id JOIN students s ON s.id = e.student_id JOIN courses c ON c.id = e.course_id
    LEFT JOIN towns t ON t.id = w.town_id LEFT JOIN units u ON u.id = w.unit_id`,
  key: 'w.id',
  keyType: 'uuid',
  filters: { enrolmentId: 'e.id', student: 's.code', course: 'c.code' },
});
