import { Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { TermOverviewService } from '../allocation/term-overview.service';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { AnsweringService } from './answering.service';
import { offersPage } from './offer-notices';
import { OffersFormFilter } from './offers-form.pages';
import { OffersPage } from './offers-page';
import { TermOfferParams } from './offers.dto';
import { OffersReading } from './reading.service';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

/** A term's freed places and offers, for its coordinator, who may answer for her students. */
@Controller('terminer/:term/reserver')
@Roles('coordinator')
@UseFilters(OffersFormFilter)
@ApiExcludeController()
export class OffersPages {
  constructor(
    private readonly terms: TermOverviewService,
    private readonly reading: OffersReading,
    private readonly answering: AnsweringService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param('term') term: string): Promise<string> {
    const { code } = await this.terms.overview(party, term);
    return this.pages.draw(request, { title: `Reserver, ${code}`, content: <OffersPage term={code} lines={await this.reading.inTerm(party, code)} /> });
  }

  @Post(':id/ja')
  @Redirect()
  async accept(@Acting() party: ActingParty, @Param() { term, id }: TermOfferParams): Promise<Back> {
    await this.answering.accept({ offerId: id, party, now: new Date() });
    return { url: offersPage(term), statusCode: 303 };
  }

  @Post(':id/nej')
  @Redirect()
  async decline(@Acting() party: ActingParty, @Param() { term, id }: TermOfferParams): Promise<Back> {
    await this.answering.decline({ offerId: id, party, now: new Date() }, false);
    return { url: offersPage(term), statusCode: 303 };
  }
}
