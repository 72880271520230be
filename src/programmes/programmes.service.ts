import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StudentEntity } from '../people/student.entity';
import { Doorway } from '../platform/database/doorway';
import { Writing } from '../platform/database/writing';
import { CourseEntity, RequirementEntity } from './course.entity';
import { EnrolmentEntity, WishEntity } from './enrolment.entity';
import { CurriculumEntity, ProgrammeEntity } from './programme.entity';

const keepers = ['coordinator', 'admin'];

const ofProgramme = async (em: EntityManager, id: string): Promise<string | undefined> => (await em.findOneBy(ProgrammeEntity, { id }))?.universityId;

async function ofCurriculum(em: EntityManager, id: string): Promise<string | undefined> {
  const curriculum = await em.findOneBy(CurriculumEntity, { id });
  return curriculum ? ofProgramme(em, curriculum.programmeId) : undefined;
}

async function ofCourse(em: EntityManager, id: string): Promise<string | undefined> {
  const course = await em.findOneBy(CourseEntity, { id });
  return course ? ofCurriculum(em, course.curriculumId) : undefined;
}

const ofStudent = async (em: EntityManager, id: string): Promise<string | undefined> => (await em.findOneBy(StudentEntity, { id }))?.universityId;

async function ofEnrolment(em: EntityManager, id: string): Promise<string | undefined> {
  const enrolment = await em.findOneBy(EnrolmentEntity, { id });
  return enrolment ? ofStudent(em, enrolment.studentId) : undefined;
}

/** Universities keep their programmes, what these ask for, and who is on them. */
@Injectable()
export class ProgrammesService {
  readonly programmes: Writing<ProgrammeEntity>;
  readonly curricula: Writing<CurriculumEntity>;
  readonly courses: Writing<CourseEntity>;
  readonly requirements: Writing<RequirementEntity>;
  readonly enrolments: Writing<EnrolmentEntity>;
  readonly wishes: Writing<WishEntity>;

  constructor(doorway: Doorway) {
    const roles = keepers;
    this.programmes = new Writing(doorway, ProgrammeEntity, { noun: 'programme', roles, ownerOf: (_, { universityId }) => Promise.resolve(universityId) });
    this.curricula = new Writing(doorway, CurriculumEntity, { noun: 'curriculum', roles, ownerOf: (em, { programmeId }) => ofProgramme(em, programmeId) });
    this.courses = new Writing(doorway, CourseEntity, { noun: 'course', roles, ownerOf: (em, { curriculumId }) => ofCurriculum(em, curriculumId) });
    this.requirements = new Writing(doorway, RequirementEntity, { noun: 'requirement', roles, ownerOf: (em, { courseId }) => ofCourse(em, courseId) });
    this.enrolments = new Writing(doorway, EnrolmentEntity, { noun: 'enrolment', roles, ownerOf: (em, { studentId }) => ofStudent(em, studentId) });
    this.wishes = new Writing(doorway, WishEntity, { noun: 'wish', roles, ownerOf: (em, { enrolmentId }) => ofEnrolment(em, enrolmentId) });
  }
}
