import { Body, Controller, Get, Header, Param, Post, Query, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { parseOre } from '../shared/money';
import { ClaimDecisionsService } from './claim-decisions.service';
import { DecisionsDrawing } from './decisions-drawing.pages';
import { DecisionsFormFilter } from './decisions-form.pages';
import { ApproveForm, DecideManyForm, DecisionsQuery, ReasonForm } from './decisions-pages.dto';
import { signed } from './signed';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const html = 'text/html; charset=utf-8';
const back = (path = ''): Back => ({ url: `/ekonomi/ersattningar${path}`, statusCode: 303 });

/** Where finance decides claims for housing and travel. */
@Controller('ekonomi/ersattningar')
@Roles('finance')
@UseFilters(DecisionsFormFilter)
@ApiExcludeController()
export class DecisionPages {
  constructor(private readonly decisions: ClaimDecisionsService, private readonly drawing: DecisionsDrawing) {}

  @Get()
  @Header('Content-Type', html)
  list(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Query() { lage = 'vantar', slag, alla }: DecisionsQuery): Promise<string> {
    return this.drawing.list(request, party, account, { view: lage, kind: slag, ticked: alla === 'ja' });
  }

  @Get(':code')
  @Header('Content-Type', html)
  one(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string): Promise<string> {
    return this.drawing.one(request, party, account, code);
  }

  /** Each as its rule has it; one that cannot be decided leaves the others decided. */
  @Post('besluta')
  @Redirect()
  async many(@Acting() party: ActingParty, @LoggedIn() account: Account, @Body() { krav }: DecideManyForm): Promise<Back> {
    await this.decisions.decideMany(party, [...new Set(krav)], { today: today(), by: signed(account) });
    return back();
  }

  @Post(':code/bevilja')
  @Redirect()
  async approve(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { kronor, reason }: ApproveForm): Promise<Back> {
    await this.decisions.decide(party, code, { today: today(), by: signed(account) }, { outcome: 'approve', approvedOre: parseOre(kronor), reason });
    return back();
  }

  @Post(':code/avsla')
  @Redirect()
  async refuse(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { reason }: ReasonForm): Promise<Back> {
    await this.decisions.decide(party, code, { today: today(), by: signed(account) }, { outcome: 'refuse', reason });
    return back();
  }

  @Post(':code/skicka-tillbaka')
  @Redirect()
  async sendBack(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { reason }: ReasonForm): Promise<Back> {
    await this.decisions.sendBack(party, code, reason, { today: today(), by: signed(account) });
    return back();
  }
}
