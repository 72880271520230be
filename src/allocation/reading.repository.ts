import { Listing } from '../platform/database/listing';

export const runListing = new Listing({
  noun: 'allocation run',
  columns: `a.id, a.number::int AS number, t.code AS term, o.code AS university,
    CASE WHEN o.id IS NOT NULL THEN ARRAY[o.code] ELSE ARRAY(SELECT u.code FROM run_universities r JOIN organisations u ON u.id = r.university_id
      WHERE r.run_id = a.id ORDER BY u.code) END AS universities, a.seed::float8 AS seed, a.state, a.engine_version AS "engineVersion",
    a.fencing_token::int AS "fencingToken", a.input_sha256 AS "inputSha256", a.problem_sha256 AS "problemSha256", a.proposal_sha256 AS "proposalSha256", a.failure, a.created_at AS "createdAt", a.started_at AS "startedAt", a.finished_at AS "finishedAt",
    a.published_at AS "publishedAt"`,
  from: 'allocation_runs a JOIN terms t ON t.id = a.term_id LEFT JOIN organisations o ON o.id = a.university_id',
  key: 'a.id',
  keyType: 'uuid',
  filters: { term: 't.code', state: 'a.state' },
});

export const reserveListing = new Listing({
  noun: 'reserve',
  columns: `r.id, r.run_id AS "runId", s.code AS student, c.code AS course, q.code AS requirement, t.code AS term, r.position,
    r.reason_code AS "reasonCode", r.reason, r.reason_en AS "reasonEnglish"`,
  from: `reserves r JOIN enrolments e ON e.id = r.enrolment_id JOIN students s ON s.id = e.student_id JOIN requirements q ON q.id = r.requirement_id
    JOIN courses c ON c.id = q.course_id JOIN terms t ON t.id = e.term_id`,
  key: 'r.id',
  keyType: 'uuid',
  filters: { runId: 'r.run_id', term: 't.code', course: 'c.code', student: 's.code' },
});

export const reasonListing = new Listing({
  noun: 'placement reason',
  columns: `r.id, r.run_id AS "runId", s.code AS student, c.code AS course, q.code AS requirement, t.code AS term, r.placed, r.got_rank AS "gotRank",
    r.code AS "reasonCode", r.reason, r.reason_en AS "reasonEnglish", r.wishes`,
  from: `placement_reasons r JOIN enrolments e ON e.id = r.enrolment_id JOIN students s ON s.id = e.student_id JOIN requirements q ON q.id = r.requirement_id
    JOIN courses c ON c.id = q.course_id JOIN terms t ON t.id = e.term_id`,
  key: 'r.id',
  keyType: 'uuid',
  filters: { runId: 'r.run_id', term: 't.code', course: 'c.code', student: 's.code' },
});

export const previewListing = new Listing({
  noun: 'fairness preview',
  columns: `p.id, t.code AS term, p.seed::float8 AS seed, p.policy, p.state, p.searches, p.failure, p.created_at AS "createdAt", p.finished_at AS "finishedAt", p.result`,
  from: 'fairness_previews p JOIN terms t ON t.id = p.term_id',
  key: 'p.id',
  keyType: 'uuid',
  filters: { term: 't.code' },
});
