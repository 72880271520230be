import { Body, Controller, Get, Header, Param, Post, Query, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { inputOf } from '../platform/views/refusal';
import { PlanFormFilter } from './plan-form.pages';
import { PlanPage, sheetAddress } from './plan-page';
import { orderOf, ReleaseForm, ReserveForm, SheetParam, SheetQuery, WithdrawForm } from './plan-pages.dto';
import { PlanSheetService } from './plan-sheet.service';
import { PlansService } from './plans.service';
import { ReservationsService } from './reservations.service';
import { SheetStepsService } from './sheet-steps.service';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (code: string, term: string, done: string): Back =>
  ({ url: `${sheetAddress(code)}?${new URLSearchParams({ termin: term, klart: done }).toString()}`, statusCode: 303 });

/** A term's places of a unit in one form, for those who answer for it. */
@Controller('enheter/:code/terminsplatser')
@Roles('host', 'region_coordinator', 'admin')
@UseFilters(PlanFormFilter)
@ApiExcludeController()
export class PlanPages {
  constructor(
    private readonly sheets: PlanSheetService,
    private readonly steps: SheetStepsService,
    private readonly plans: PlansService,
    private readonly reservations: ReservationsService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(
    @Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code }: SheetParam, @Query() { termin, fran, klart }: SheetQuery,
  ): Promise<string> {
    const [kind, from] = (fran ?? '').split(':');
    const order = {
      code, termCode: termin ?? (await this.sheets.termNear(party, today())), onlyUnitId: account.unitId,
      ...(kind === 'termin' && { fromTerm: from }), ...(kind === 'mall' && { template: from }),
    };
    const sheet = await this.sheets.sheet(party, order);
    return this.pages.draw(request, { title: `Terminens platser, ${sheet.unit.name}`, content: <PlanPage sheet={sheet} today={today()} done={klart} />, layout: 'compact' });
  }

  @Post()
  @Redirect()
  async fill(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code }: SheetParam, @Body() body: Record<string, unknown>): Promise<Back> {
    const input = inputOf(body);
    const done = await this.steps.fill({ code, onlyUnitId: account.unitId, input, today: today() }, party);
    return back(code, input['term'] ?? '', done);
  }

  @Post('reservera')
  @Redirect()
  async reserve(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code }: SheetParam, @Body() form: ReserveForm): Promise<Back> {
    await this.reservations.reserve({ ...orderOf(form), unit: code, onlyUnitId: account.unitId }, today(), party);
    return back(code, form.term, 'reserverat');
  }

  @Post('slapp')
  @Redirect()
  async release(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code }: SheetParam, @Body() { term, reservation }: ReleaseForm): Promise<Back> {
    await this.sheets.sheet(party, { code, termCode: term, onlyUnitId: account.unitId });
    await this.reservations.release(reservation, party);
    return back(code, term, 'slappt');
  }

  @Post('aterkalla')
  @Redirect()
  async withdraw(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code }: SheetParam, @Body() { term, plan }: WithdrawForm): Promise<Back> {
    await this.sheets.sheet(party, { code, termCode: term, onlyUnitId: account.unitId });
    await this.plans.withdraw(plan, party);
    return back(code, term, 'aterkallat');
  }
}
