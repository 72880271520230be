import { Listing } from '../platform/database/listing';

/** What concerns the student alone is for her and her university; a host reads who comes. */
const ownOnly = (column: string): string => `CASE WHEN acting_role() = 'student' OR s.university_id = acting_organisation() THEN ${column} END`;

/** Money is reckoned by codes: who pays needs no names. */
const name = `CASE WHEN acting_role() <> 'finance' THEN s.display_name END AS name`;

export const studentListing = new Listing({
  noun: 'student',
  columns: `s.code, ${name}, o.code AS university, ${ownOnly('t.code')} AS "studyTown", ${ownOnly('h.code')} AS "homeTown",
    ${ownOnly('s.precedence')} AS precedence, ${ownOnly('s.enrolled_abroad')} AS "enrolledAbroad", ${ownOnly('s.distance')} AS distance,
    ${ownOnly('s.commute_km')} AS "commuteKm", ${ownOnly('s.version')} AS version`,
  from: `students s JOIN organisations o ON o.id = s.university_id JOIN towns t ON t.id = s.study_town_id
    LEFT JOIN towns h ON h.id = s.home_town_id`,
  key: 's.code',
  filters: { university: 'o.code' },
});

export const employmentListing = new Listing({
  noun: 'employment',
  columns: 'e.id, s.code AS student, u.code AS unit, e.first_day::text AS "firstDay", e.last_day::text AS "lastDay", e.version',
  from: 'employments e JOIN students s ON s.id = e.student_id JOIN units u ON u.id = e.unit_id',
  key: 'e.id',
  keyType: 'uuid',
  filters: { student: 's.code' },
});
