import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { EmploymentsService } from './employments.service';
import { AddEmployment, AddStudent, ChangeEmployment, ChangeStudent, EmploymentParam } from './keeping.dto';
import { EmploymentAnswer, StudentAnswer } from './people.dto';
import { PeopleReading } from './reading.service';
import { StudentsService } from './students.service';

/** A student belongs to the university that adds her. */
@ApiTags('students')
@Controller('api/v1/students')
@Roles('coordinator', 'admin')
export class StudentKeepingController {
  constructor(private readonly students: StudentsService, private readonly reading: PeopleReading) {}

  @Post()
  @Answer(StudentAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() student: AddStudent): Promise<Row> {
    await this.students.add(student, party);
    return this.reading.students.one(party, student.code);
  }

  @Patch(':code')
  @Answer(StudentAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeStudent, @IfMatch() version: number): Promise<Row> {
    await this.students.change(code, changes, version, party);
    return this.reading.students.one(party, code);
  }
}

@ApiTags('employments')
@Controller('api/v1/employments')
@Roles('coordinator')
export class EmploymentKeepingController {
  constructor(private readonly employments: EmploymentsService, private readonly reading: PeopleReading) {}

  @Post()
  @Answer(EmploymentAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() employment: AddEmployment): Promise<Row> {
    return this.reading.employments.one(party, await this.employments.add(employment, party));
  }

  /** Ends one, or corrects it. */
  @Patch(':id')
  @Answer(EmploymentAnswer)
  async change(@Acting() party: ActingParty, @Param() { id }: EmploymentParam, @Body() changes: ChangeEmployment, @IfMatch() version: number): Promise<Row> {
    await this.employments.change(id, changes, version, party);
    return this.reading.employments.one(party, id);
  }

  /** Takes away one that never was. */
  @Delete(':id')
  @HttpCode(204)
  remove(@Acting() party: ActingParty, @Param() { id }: EmploymentParam, @IfMatch() version: number): Promise<void> {
    return this.employments.remove(id, version, party);
  }
}
