import type { Bundle, Row } from '../bundle';
import { byCode, grouped, type Check } from './check';

/** The programme that a course belongs to; undefined when the way there is broken, which is told elsewhere. */
function programmeOf(bundle: Bundle): (course: string) => Row<'programmes'> | undefined {
  const [courses, curricula, programmes] = [byCode(bundle.courses), byCode(bundle.curricula), byCode(bundle.programmes)];
  return (course) => programmes.get(curricula.get(courses.get(course)?.curriculum ?? '')?.programme ?? '');
}

const ownUniversity: Check = (bundle, say) => {
  const students = byCode(bundle.students);
  const programme = programmeOf(bundle);
  for (const entry of bundle.enrolments) {
    const own = students.get(entry.row.student)?.university;
    const giving = programme(entry.row.course)?.university;
    if (own !== undefined && giving !== undefined && own !== giving) {
      say('enrolments', entry, 'course', 'other-university', `a course of ${own}, where student ${entry.row.student} is enrolled (this is given by ${giving})`);
    }
  }
};

const ownStudySite: Check = (bundle, say) => {
  const sites = byCode(bundle.study_sites);
  const programme = programmeOf(bundle);
  for (const entry of bundle.enrolments) {
    const site = sites.get(entry.row.study_site ?? '');
    const own = programme(entry.row.course)?.code;
    if (site && own !== undefined && site.programme !== own) say('enrolments', entry, 'study_site', 'other-programme', `a study site of ${own} (this is one of ${site.programme})`);
  }
};

const groupOnlyWhereRotating: Check = ({ enrolments, courses }, say) => {
  const known = byCode(courses);
  for (const entry of enrolments) {
    const course = known.get(entry.row.course);
    if (entry.row.group !== undefined && course && !course.rotate_together) {
      say('enrolments', entry, 'group', 'group-without-rotation', `blank, since course ${course.code} does not rotate together`);
    }
  }
};

const noMoreGroupsThanCourseHas: Check = ({ enrolments, courses }, say) => {
  const known = byCode(courses);
  for (const [, entries] of grouped(enrolments, (row) => `${row.course} ${row.term}`)) {
    const course = known.get(entries[0]?.row.course ?? '');
    const labels = new Set<string>();
    for (const entry of entries) {
      if (!course?.rotate_together || entry.row.group === undefined) continue;
      labels.add(entry.row.group);
      if (labels.size > course.groups) say('enrolments', entry, 'group', 'too-many-groups', `one of ${[...labels].slice(0, course.groups).join(', ')}: course ${course.code} has ${course.groups} groups`);
    }
  }
};

const pairIsTwo: Check = ({ enrolments }, say) => {
  const paired = enrolments.filter(({ row }) => row.pair !== undefined);
  for (const [, entries] of grouped(paired, (row) => `${row.course} ${row.term} ${row.pair ?? ''}`)) {
    const wrong = entries.length === 1 ? entries : entries.slice(2);
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
    const code = entry.row.code.toLowerCase();
    const told = entry.row.name.toLowerCase().split(/[^\p{L}]+/u).some((word) => word.length > 2 && code.includes(word));
    if (entry.row.protected_identity && told) say('students', entry, 'code', 'code-tells-name', 'a code that holds no part of the name of a protected student');
  }
};

export const studentChecks: readonly Check[] = [
  ownUniversity, ownStudySite, groupOnlyWhereRotating, noMoreGroupsThanCourseHas, pairIsTwo, oneWishedPlace, wishedOnce, codeTellsNoName,
];
