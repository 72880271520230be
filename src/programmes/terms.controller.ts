import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { AddDayException, AddTerm, ChangeDayException, ChangeTerm, DayParam } from './keeping.dto';
import { DayExceptionAnswer, TermAnswer } from './programmes.dto';
import { ProgrammesReading } from './reading.service';
import { TermsService } from './terms.service';

/** Terms are shared by all; their weeks cannot leave placements outside. */
@ApiTags('terms')
@Controller('api/v1/terms')
@Roles('admin')
export class TermKeepingController {
  constructor(private readonly service: TermsService, private readonly reading: ProgrammesReading) {}

  @Post()
  @Answer(TermAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() term: AddTerm): Promise<Row> {
    await this.service.terms.create(term, party);
    return this.reading.terms.one(party, term.code);
  }

  @Patch(':code')
  @Answer(TermAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeTerm, @IfMatch() version: number): Promise<Row> {
    await this.service.terms.edit({ code }, changes, party, version);
    return this.reading.terms.one(party, code);
  }
}

@ApiTags('day-exceptions')
@Controller('api/v1/day-exceptions')
@Roles('admin')
export class DayExceptionKeepingController {
  constructor(private readonly service: TermsService, private readonly reading: ProgrammesReading) {}

  @Post()
  @Answer(DayExceptionAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() exception: AddDayException): Promise<Row> {
    await this.service.dayExceptions.create(exception, party);
    return this.reading.dayExceptions.one(party, exception.day);
  }

  @Patch(':day')
  @Answer(DayExceptionAnswer)
  async change(@Acting() party: ActingParty, @Param() { day }: DayParam, @Body() changes: ChangeDayException, @IfMatch() version: number): Promise<Row> {
    await this.service.dayExceptions.edit({ day }, changes, party, version);
    return this.reading.dayExceptions.one(party, day);
  }
}
