import type { Storage } from '../sheet';

/** How rows that wait for their booking lie in the database: by enrolment and requirement. */
export const staged = (table: string, rest: Partial<Storage> = {}): Storage => ({
  table,
  ...rest,
  reach: `JOIN enrolments e ON e.student_id = (SELECT id FROM students WHERE code = r.student)
            AND e.course_id = (SELECT id FROM courses WHERE code = r.course) AND e.term_id = (SELECT id FROM terms WHERE code = r.term)
          JOIN requirements q ON q.course_id = e.course_id AND q.code = r.requirement`,
  written: { enrolment_id: 'e.id', requirement_id: 'q.id', source_row: 'r.source_row', ...rest.written },
  read: { student: 's.code', course: 'c.code', requirement: 'q.code', term: 'm.code', ...rest.read },
  joins: `JOIN enrolments e ON e.id = t.enrolment_id JOIN students s ON s.id = e.student_id
          JOIN courses c ON c.id = e.course_id JOIN terms m ON m.id = e.term_id JOIN requirements q ON q.id = t.requirement_id`,
  ofTerm: 'm.code = $1',
});
