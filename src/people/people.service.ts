import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Writing } from '../platform/database/writing';
import { EmploymentEntity } from './employment.entity';
import { StudentEntity } from './student.entity';

const keepers = ['coordinator', 'admin'];

/** Universities keep their students, and where these work or have worked. */
@Injectable()
export class PeopleService {
  readonly students: Writing<StudentEntity>;
  readonly employments: Writing<EmploymentEntity>;

  constructor(doorway: Doorway) {
    this.students = new Writing(doorway, StudentEntity, {
      noun: 'student', roles: keepers, ownerOf: (_, { universityId }) => Promise.resolve(universityId),
    });
    this.employments = new Writing(doorway, EmploymentEntity, {
      noun: 'employment', roles: keepers, ownerOf: async (em, { studentId }) => (await em.findOneBy(StudentEntity, { id: studentId }))?.universityId,
    });
  }
}
