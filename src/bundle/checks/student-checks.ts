import { tellsName } from '../../people/student';
import type { Row } from '../bundle';
import { grouped, type Check } from './check';
import type { Ground } from './known';

/** The programme that a course belongs to; undefined when the way there is broken, which is told elsewhere. */
function programmeOf(ground: Ground): (course: string) => Partial<Row<'programmes'>> | undefined {
  const [courses, curricula, programmes] = [ground.known('courses'), ground.known('curricula'), ground.known('programmes')];
  return (course) => programmes.get(curricula.get(courses.get(course)?.curriculum ?? '')?.programme ?? '');
}

const ownUniversity: Check = (bundle, say, ground) => {
  const students = ground.known('students');
  const programme = programmeOf(ground);
  for (const entry of bundle.enrolments) {
    const own = students.get(entry.row.student)?.university;
    const giving = programme(entry.row.course)?.university;
    if (own !== undefined && giving !== undefined && own !== giving) {
      say('enrolments', entry, 'course', 'other-university', `a course of ${own}, where student ${entry.row.student} is enrolled (this is given by ${giving})`);
    }
  }
};

const ownStudySite: Check = (bundle, say, ground) => {
  const sites = ground.known('study_sites');
  const programme = programmeOf(ground);
  for (const entry of bundle.enrolments) {
    const its = sites.get(entry.row.study_site ?? '')?.programme;
    const own = programme(entry.row.course)?.code;
    if (its !== undefined && own !== undefined && its !== own) say('enrolments', entry, 'study_site', 'other-programme', `a study site of ${own} (this is one of ${its})`);
  }
};

const groupOnlyWhereRotating: Check = ({ enrolments }, say, ground) => {
  const known = ground.known('courses');
  for (const entry of enrolments) {
    if (entry.row.group !== undefined && known.get(entry.row.course)?.rotate_together === false) {
      say('enrolments', entry, 'group', 'group-without-rotation', `blank, since course ${entry.row.course} does not rotate together`);
    }
  }
};

const noMoreGroupsThanCourseHas: Check = ({ enrolments }, say, ground) => {
  const known = ground.known('courses');
  for (const [, entries] of grouped(enrolments, (row) => `${row.course} ${row.term}`)) {
    const { rotate_together: rotates, groups } = known.get(entries[0]?.row.course ?? '') ?? {};
    const labels = new Set<string>();
    for (const entry of entries) {
      if (!rotates || groups === undefined || entry.row.group === undefined) continue;
      labels.add(entry.row.group);
      if (labels.size > groups) say('enrolments', entry, 'group', 'too-many-groups', `one of ${[...labels].slice(0, groups).join(', ')}: course ${entry.row.course} has ${groups} groups`);
    }
  }
};

const pairIsTwo: Check = ({ enrolments }, say, ground) => {
  const paired = enrolments.filter(({ row }) => row.pair !== undefined);
  for (const [, entries] of grouped(paired, (row) => `${row.course} ${row.term} ${row.pair ?? ''}`)) {
    const { course, term, pair } = (entries[0] as (typeof entries)[number]).row;
    const wrong = entries.length === 1 ? entries.filter(() => !ground.mayBeLost('enrolments', { course, term, pair })) : entries.slice(2);
    for (const entry of wrong) say('enrolments', entry, 'pair', 'pair-not-two', `a label that exactly two students of the course and term share (${entries.length} do)`);
  }
};

const oneWishedPlace: Check = ({ wishes }, say) => {
  for (const entry of wishes) {
    const { town, unit } = entry.row;
    if (town !== undefined && unit !== undefined) say('wishes', entry, 'unit', 'town-and-unit', 'a town or a unit, not both');
    if (town === undefined && unit === undefined) say('wishes', entry, 'town', 'neither-town-nor-unit', 'a town or a unit');
  }
};

const wishedOnce: Check = ({ wishes }, say) => {
  for (const [, [first, ...others]] of grouped(wishes, ({ student, course, term, town, unit }) => [student, course, term, town, unit].join(' '))) {
    for (const entry of others) say('wishes', entry, entry.row.town === undefined ? 'unit' : 'town', 'wished-twice', `another place than in row ${first?.line ?? 0}`);
  }
};

const codeTellsNoName: Check = ({ students }, say) => {
  for (const entry of students) {
    if (entry.row.protected_identity && tellsName(entry.row.code, entry.row.name)) say('students', entry, 'code', 'code-tells-name', 'a code that holds no part of the name of a protected student');
  }
};

export const studentChecks: readonly Check[] = [
  ownUniversity, ownStudySite, groupOnlyWhereRotating, noMoreGroupsThanCourseHas, pairIsTwo, oneWishedPlace, wishedOnce, codeTellsNoName,
];
