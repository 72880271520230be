import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganisationEntity } from '../organisations/organisation.entity';
import { SpecialtyEntity } from '../organisations/unit.entity';
import { Doorway } from '../platform/database/doorway';
import { Writing } from '../platform/database/writing';
import type { Breach } from '../shared/problem';
import { breachesOfCourse, breachesOfRequirement } from './block';
import type { NewCourse, NewRequirement } from './course';
import { CourseEntity, RequirementEntity } from './course.entity';
import type { NewCurriculum, NewProgramme } from './programme';
import { CurriculumEntity, ProgrammeEntity } from './programme.entity';
import { StandingRepository } from './standing.repository';

const roles = ['coordinator', 'admin'];

/** Universities keep their programmes and what these ask for. */
@Injectable()
export class ProgrammesService {
  readonly programmes: Writing<ProgrammeEntity, NewProgramme>;
  readonly curricula: Writing<CurriculumEntity, NewCurriculum>;
  readonly courses: Writing<CourseEntity, NewCourse>;
  readonly requirements: Writing<RequirementEntity, NewRequirement>;

  constructor(doorway: Doorway, standing: StandingRepository) {
    this.programmes = new Writing(doorway, ProgrammeEntity, { noun: 'programme', roles, owner: 'universityId', unique: [['code']], breaches: ofUniversity });
    this.curricula = new Writing(doorway, CurriculumEntity, {
      noun: 'curriculum', roles, unique: [['code']],
      references: { programme: { noun: 'programme', entity: ProgrammeEntity, column: 'programmeId' } },
      breaches: async ({ terms }, em, before) => (before ? beyond(terms, await standing.lastProgrammeTerm(em, before.id)) : []),
    });
    this.courses = new Writing(doorway, CourseEntity, {
      noun: 'course', roles, unique: [['code']],
      references: { curriculum: { noun: 'curriculum', entity: CurriculumEntity, column: 'curriculumId' } },
      breaches: async (course, em) => breachesOfCourse(course, (await em.findOneByOrFail(CurriculumEntity, { id: course.curriculumId })).terms),
    });
    this.requirements = new Writing(doorway, RequirementEntity, {
      noun: 'requirement', roles, unique: [['courseId', 'code']],
      references: {
        course: { noun: 'course', entity: CourseEntity, column: 'courseId' },
        specialty: { noun: 'specialty', entity: SpecialtyEntity, column: 'specialty' },
      },
      breaches: async (row, em, before) => [...breachesOfRequirement(row), ...(before ? booked(row, before, await standing.bookingsOf(em, before.id)) : [])],
    });
  }
}

async function ofUniversity({ universityId }: ProgrammeEntity, em: EntityManager): Promise<Breach[]> {
  const { kind, name } = await em.findOneByOrFail(OrganisationEntity, { id: universityId });
  return kind === 'university' ? [] : [{ code: 'not-university', detail: `${name} is a ${kind}; programmes are kept by the university that gives them` }];
}

function beyond(terms: number, last: number): Breach[] {
  return last <= terms ? [] : [{ code: 'beyond-curriculum', detail: `terms: the curriculum has a course in term ${last}; give at least ${last}, or move the course` }];
}

/** A block that students hold places for keeps what the places were chosen by; its days may change. */
function booked(row: RequirementEntity, before: RequirementEntity, bookings: number): Breach[] {
  const changed = (['specialty', 'level', 'windowWeeks'] as const).filter((column) => row[column] !== before[column]);
  if (bookings === 0) return [];
  return changed.map((column) => ({
    code: 'requirement-booked', detail: `${column}: ${bookings} places are booked for ${before.code} with ${before[column]}; cancel them first, or add a requirement of its own`,
  }));
}
