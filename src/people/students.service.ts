import { Injectable } from '@nestjs/common';
import { TownEntity } from '../organisations/town.entity';
import { OrganisationEntity } from '../organisations/organisation.entity';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Writing } from '../platform/database/writing';
import { Problem } from '../shared/problem';
import type { NewStudent, Student } from './student';
import { tellsName } from './student';
import { StudentEntity } from './student.entity';
import { StudentNamesRepository } from './student-names.repository';

/** A student as stored: under the name that others read. */
type StoredStudent = Omit<NewStudent, 'name'> & Pick<Student, 'displayName'>;

/** Universities keep their students; the real name of a protected one is kept apart. */
@Injectable()
export class StudentsService {
  private readonly students: Writing<StudentEntity, StoredStudent>;

  constructor(private readonly doorway: Doorway, private readonly names: StudentNamesRepository) {
    this.students = new Writing(doorway, StudentEntity, {
      noun: 'student', roles: ['coordinator', 'admin'], owner: 'universityId', unique: [['code']],
      references: {
        studyTown: { noun: 'town', entity: TownEntity, column: 'studyTownId' },
        homeTown: { noun: 'town', entity: TownEntity, column: 'homeTownId' },
      },
      breaches: async ({ universityId }, em) => {
        const { kind, name } = await em.findOneByOrFail(OrganisationEntity, { id: universityId });
        return kind === 'university' ? [] : [{ code: 'not-university', detail: `${name} is a ${kind}; students are kept by their university` }];
      },
    });
  }

  add({ name, ...student }: NewStudent, party: ActingParty): Promise<void> {
    return this.doorway.asParty(party, async () => {
      const isProtected = student.protectedIdentity === true;
      const { id } = await this.students.create({ ...student, displayName: await this.shownName(student.code, name, isProtected) }, party);
      await this.keepName(id, name, isProtected);
    });
  }

  /** A protected name is never told: who ends the protection gives the name to be read from then on. */
  change(code: string, { name, ...changes }: Partial<NewStudent>, version: number, party: ActingParty): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      const { displayName, protectedIdentity: wasProtected } = (await em.findOneBy(StudentEntity, { code })) ?? { displayName: '', protectedIdentity: false };
      const isProtected = changes.protectedIdentity ?? wasProtected;
      if (wasProtected && !isProtected) requireName(name);
      const renamed = name ?? (isProtected && !wasProtected ? displayName : undefined);
      const shown = renamed === undefined ? {} : { displayName: await this.shownName(code, renamed, isProtected) };
      const { id } = await this.students.edit({ code }, { ...changes, ...shown }, party, version);
      if (renamed !== undefined) await this.keepName(id, renamed, isProtected);
    });
  }

  private async shownName(code: string, name: string, isProtected: boolean): Promise<string> {
    if (!isProtected) return name;
    if (tellsName(code, name)) {
      throw new Problem('code-tells-name', 'refused', `The code "${code}" holds part of the student's name, which is protected; give a code that tells nothing.`);
    }
    return this.doorway.asSystem((em) => this.names.aliasOf(em, code));
  }

  private keepName(id: string, name: string, isProtected: boolean): Promise<void> {
    return this.doorway.asSystem((em) => (isProtected ? this.names.keep(em, id, name) : this.names.forget(em, id)));
  }
}

function requireName(name: string | undefined): void {
  if (name !== undefined) return;
  throw new Problem('name-needed', 'invalid', 'name: give the name that others read when the protection ends; the protected one is told to nobody.');
}
