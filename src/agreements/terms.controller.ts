import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { AgreementsReading } from './reading.service';
import { BeginTerms, TakeBackTerms, TermsAnswer, TermsQuery } from './terms.dto';
import { TermsService } from './terms.service';

/** How agreements are settled, version by version. */
@ApiTags('settlement-terms')
@Controller('api/v1/settlement-terms')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
export class SettlementTermsController {
  constructor(private readonly reading: AgreementsReading) {}

  @Get()
  @Answer(TermsAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: TermsQuery): Promise<Page> {
    return this.reading.terms.page(party, query);
  }

  @Get(':id')
  @Answer(TermsAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.terms.one(party, id);
  }
}

/** New terms of an agreement, begun or taken back by those who decide on it. */
@ApiTags('settlement-terms')
@Controller('api/v1/agreements/:code/terms')
@Roles('admin', 'finance')
export class TermsStepsController {
  constructor(private readonly terms: TermsService, private readonly reading: AgreementsReading) {}

  @Post()
  @Answer(TermsAnswer, { status: 201 })
  async begin(@Acting() party: ActingParty, @Param('code') code: string, @Body() { correctsInvoiced = false, decidedOn = null, ...given }: BeginTerms): Promise<Row> {
    await this.reading.agreements.one(party, code);
    await this.terms.begin(code, { ...given, decidedOn }, correctsInvoiced, party);
    return this.reading.terms.one(party, `${code}_${given.fromDay}`);
  }

  /** Takes a version that began later than the agreement away, so that the one before it goes on. */
  @Post(':fromDay/take-back')
  @HttpCode(204)
  async takeBack(@Acting() party: ActingParty, @Param('code') code: string, @Param('fromDay') fromDay: string, @Body() { correctsInvoiced = false }: TakeBackTerms): Promise<void> {
    await this.reading.terms.one(party, `${code}_${fromDay}`);
    await this.terms.takeBack(code, fromDay, correctsInvoiced, party);
  }
}
