import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { EnrolmentAnswer } from './enrolments.dto';
import { EnrolmentsService } from './enrolments.service';
import { AddEnrolment, ChangeEnrolment, KeptParam } from './keeping.dto';
import { ProgrammesReading } from './reading.service';

@ApiTags('enrolments')
@Controller('api/v1/enrolments')
@Roles('coordinator')
export class EnrolmentKeepingController {
  constructor(private readonly enrolments: EnrolmentsService, private readonly reading: ProgrammesReading) {}

  @Post()
  @Answer(EnrolmentAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() enrolment: AddEnrolment): Promise<Row> {
    return this.reading.enrolments.one(party, await this.enrolments.add(enrolment, party));
  }

  @Patch(':id')
  @Answer(EnrolmentAnswer)
  async change(@Acting() party: ActingParty, @Param() { id }: KeptParam, @Body() changes: ChangeEnrolment, @IfMatch() version: number): Promise<Row> {
    await this.enrolments.change(id, changes, version, party);
    return this.reading.enrolments.one(party, id);
  }

  /** Takes the student off the course, with her wishes; refused while she has or had places there. */
  @Delete(':id')
  @HttpCode(204)
  remove(@Acting() party: ActingParty, @Param() { id }: KeptParam, @IfMatch() version: number): Promise<void> {
    return this.enrolments.remove(id, version, party);
  }
}
