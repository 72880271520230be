import { Body, Controller, Param, Post, Redirect, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UnitFormFilter } from '../bookings/unit-form.pages';
import { UnitOverviewService } from '../bookings/unit-overview.service';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Answerer } from './answerer';
import { AnswersService } from './answers.service';
import { AcceptForm, DeclineForm, RedirectForm, UnitPlacementParams, UnitRequestParams } from './pages.dto';
import { QuestionsService } from './questions.service';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (code: string, term: string): Back =>
  ({ url: `/enheter/${encodeURIComponent(code)}/kapacitet?termin=${encodeURIComponent(term)}#forfragningar`, statusCode: 303 });

const answering = (acting: ActingParty, { unitId }: Account): Answerer => ({ acting, onlyUnitId: unitId, now: new Date() });

/** What a unit's staff answers on its page: one placement, or all of a request. */
@Controller('enheter/:code')
@Roles('host', 'region_coordinator', 'admin')
@UseFilters(UnitFormFilter)
@ApiExcludeController()
export class UnitAnswersPages {
  constructor(private readonly units: UnitOverviewService, private readonly answers: AnswersService, private readonly questions: QuestionsService) {}

  @Post('placeringar/:id/acceptera')
  @Redirect()
  async accept(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code, id }: UnitPlacementParams, @Body() { term, supervisor }: AcceptForm): Promise<Back> {
    await this.units.assertOwn(party, code, account.unitId);
    const by = answering(party, account);
    await this.answers.accept(await this.questions.about([id], by.now), { supervisor }, by);
    return back(code, term);
  }

  @Post('placeringar/:id/avboj')
  @Redirect()
  async decline(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code, id }: UnitPlacementParams, @Body() { term, ...why }: DeclineForm): Promise<Back> {
    await this.units.assertOwn(party, code, account.unitId);
    const by = answering(party, account);
    await this.answers.decline(await this.questions.about([id], by.now), why, by);
    return back(code, term);
  }

  /** Another unit of the organisation is asked instead. */
  @Post('placeringar/:id/hanvisa')
  @Redirect()
  async redirect(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code, id }: UnitPlacementParams, @Body() { term, ...to }: RedirectForm): Promise<Back> {
    await this.units.assertOwn(party, code, account.unitId);
    const by = answering(party, account);
    await this.answers.redirect(await this.questions.about([id], by.now), to, by);
    return back(code, term);
  }

  @Post('forfragningar/:number/acceptera')
  @Redirect()
  async acceptAll(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code, number }: UnitRequestParams, @Body() { term }: AcceptForm): Promise<Back> {
    await this.units.assertOwn(party, code, account.unitId);
    const by = answering(party, account);
    await this.answers.accept(await this.questions.ofRequest(number, code, party.organisationId), {}, by);
    return back(code, term);
  }
}
