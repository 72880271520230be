import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { StudySiteAnswer } from './programmes.dto';
import { ProgrammesReading } from './reading.service';
import { ChangeStudySite, OpenStudySite } from './study-sites.dto';
import { StudySitesService } from './study-sites.service';

/** A university opens study sites for its own programmes. */
@ApiTags('study-sites')
@Controller('api/v1/study-sites')
@Roles('coordinator', 'admin')
export class StudySiteStepsController {
  constructor(private readonly sites: StudySitesService, private readonly reading: ProgrammesReading) {}

  @Post()
  @Answer(StudySiteAnswer, { status: 201 })
  async open(@Acting() party: ActingParty, @Body() site: OpenStudySite): Promise<Row> {
    await this.sites.open(site, party);
    return this.reading.studySites.one(party, site.code);
  }

  @Patch(':code')
  @Answer(StudySiteAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeStudySite, @IfMatch() version: number): Promise<Row> {
    await this.sites.change(code, changes, version, party);
    return this.reading.studySites.one(party, code);
  }
}
