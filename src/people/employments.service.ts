import { Injectable } from '@nestjs/common';
import { UnitEntity } from '../organisations/unit.entity';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Writing } from '../platform/database/writing';
import type { Breach } from '../shared/problem';
import { EmploymentEntity } from './employment.entity';
import type { NewEmployment } from './employment';
import { StudentEntity } from './student.entity';

/** Universities keep where their students work or have worked: conflict of interest follows from it. */
@Injectable()
export class EmploymentsService {
  private readonly employments: Writing<EmploymentEntity, NewEmployment>;

  constructor(doorway: Doorway) {
    this.employments = new Writing(doorway, EmploymentEntity, {
      noun: 'employment', roles: ['coordinator'], unique: [['studentId', 'unitId', 'firstDay']],
      references: {
        student: { noun: 'student', entity: StudentEntity, column: 'studentId' },
        unit: { noun: 'unit', entity: UnitEntity, column: 'unitId' },
      },
      breaches: inOrder,
    });
  }

  /** Gives the new one's id. */
  async add(employment: NewEmployment, party: ActingParty): Promise<string> {
    return (await this.employments.create(employment, party)).id;
  }

  async change(id: string, changes: Partial<NewEmployment>, version: number, party: ActingParty): Promise<void> {
    await this.employments.edit({ id }, changes, party, version);
  }

  /** Takes away one that never was. */
  async remove(id: string, version: number, party: ActingParty): Promise<void> {
    await this.employments.remove({ id }, party, version);
  }
}

function inOrder({ firstDay, lastDay }: EmploymentEntity): Breach[] {
  if (lastDay === null || lastDay >= firstDay) return [];
  return [{ code: 'days-reversed', detail: `lastDay: ${lastDay} is before the first day ${firstDay}; give a later day, or null while the work goes on` }];
}
