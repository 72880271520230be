import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StudentEntity } from '../people/student.entity';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Writing } from '../platform/database/writing';
import type { Breach } from '../shared/problem';
import { CourseEntity } from './course.entity';
import type { NewEnrolment } from './enrolment';
import { EnrolmentEntity } from './enrolment.entity';
import { CurriculumEntity, ProgrammeEntity, StudySiteEntity } from './programme.entity';
import { StandingRepository } from './standing.repository';
import { TermEntity } from './term.entity';

/** Group and pair by the names of their columns. */
const stored = <T extends Pick<NewEnrolment, 'group' | 'pair'>>({ group, pair, ...rest }: T) =>
  ({ ...rest, ...(group !== undefined && { groupLabel: group }), ...(pair !== undefined && { pairLabel: pair }) });

/** Universities say which of their students is on which course in which term. */
@Injectable()
export class EnrolmentsService {
  private readonly enrolments: Writing<EnrolmentEntity, ReturnType<typeof stored<NewEnrolment>>>;

  constructor(doorway: Doorway, private readonly standing: StandingRepository) {
    this.enrolments = new Writing(doorway, EnrolmentEntity, {
      noun: 'enrolment', roles: ['coordinator'], unique: [['studentId', 'courseId', 'termId']],
      references: {
        student: { noun: 'student', entity: StudentEntity, column: 'studentId' },
        course: { noun: 'course', entity: CourseEntity, column: 'courseId' },
        term: { noun: 'term', entity: TermEntity, column: 'termId' },
        studySite: { noun: 'study site', entity: StudySiteEntity, column: 'studySiteId' },
      },
      breaches: async (row, em) => [...(await programmeBreaches(row, em)), ...(await this.companyBreaches(row, em))],
    });
  }

  /** Gives the new one's id. */
  async add(enrolment: NewEnrolment, party: ActingParty): Promise<string> {
    return (await this.enrolments.create(stored(enrolment), party)).id;
  }

  async change(id: string, changes: Partial<NewEnrolment>, version: number, party: ActingParty): Promise<void> {
    await this.enrolments.edit({ id }, stored(changes), party, version);
  }

  /** Takes the student off the course; refused while she has places there. */
  async remove(id: string, version: number, party: ActingParty): Promise<void> {
    await this.enrolments.remove({ id }, party, version);
  }

  private async companyBreaches({ id, courseId, termId, groupLabel, pairLabel }: EnrolmentEntity, em: EntityManager): Promise<Breach[]> {
    const course = await em.findOneByOrFail(CourseEntity, { id: courseId });
    const { groups, paired } = await this.standing.companions(em, { id, courseId, termId, pairLabel });
    const breaches: Breach[] = [];
    if (groupLabel !== null && !course.rotateTogether) {
      breaches.push({ code: 'group-without-rotation', detail: `group: course ${course.code} does not rotate together; leave the group out` });
    } else if (groupLabel !== null && !groups.includes(groupLabel) && groups.length >= course.groups) {
      breaches.push({ code: 'too-many-groups', detail: `group: course ${course.code} has ${course.groups} groups; give one of ${groups.join(', ')}` });
    }
    if (paired >= 2) breaches.push({ code: 'pair-not-two', detail: `pair: two students share "${String(pairLabel)}" already; give another label` });
    return breaches;
  }
}

async function programmeBreaches({ studentId, courseId, studySiteId }: EnrolmentEntity, em: EntityManager): Promise<Breach[]> {
  const course = await em.findOneByOrFail(CourseEntity, { id: courseId });
  const { programmeId } = await em.findOneByOrFail(CurriculumEntity, { id: course.curriculumId });
  const programme = await em.findOneByOrFail(ProgrammeEntity, { id: programmeId });
  const student = await em.findOneByOrFail(StudentEntity, { id: studentId });
  const site = studySiteId === null ? null : await em.findOneByOrFail(StudySiteEntity, { id: studySiteId });
  const breaches: Breach[] = [];
  if (programme.universityId !== student.universityId) {
    breaches.push({ code: 'other-university', detail: `course: ${course.code} is given by another university than that of student ${student.code}; name a course of hers` });
  }
  if (site !== null && site.programmeId !== programmeId) {
    breaches.push({ code: 'other-programme', detail: `studySite: ${site.code} is not a study site of ${programme.code}; name one that is` });
  }
  return breaches;
}
