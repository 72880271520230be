import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { EmploymentAnswer, EmploymentQuery, StudentAnswer, StudentQuery } from './people.dto';
import { PeopleReading } from './reading.service';

@ApiTags('students')
@Controller('api/v1/students')
@Roles(...accountRoles)
export class StudentsController {
  constructor(private readonly reading: PeopleReading) {}

  @Get()
  @Answer(StudentAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: StudentQuery): Promise<Page> {
    return this.reading.students.page(party, query);
  }

  @Get(':code')
  @Answer(StudentAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.students.one(party, code);
  }
}

@ApiTags('employments')
@Controller('api/v1/employments')
@Roles('coordinator', 'student')
export class EmploymentsController {
  constructor(private readonly reading: PeopleReading) {}

  @Get()
  @Answer(EmploymentAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: EmploymentQuery): Promise<Page> {
    return this.reading.employments.page(party, query);
  }

  @Get(':id')
  @Answer(EmploymentAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.employments.one(party, id);
  }
}
