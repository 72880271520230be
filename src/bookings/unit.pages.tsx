import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { GridChoicesService } from './grid-choices.service';
import { TermQuery } from './pages.dto';
import { UnitOverviewService } from './unit-overview.service';
import { UnitPage } from './unit-page';
import { UnitsPage } from './units-page';

/** A unit's own pages, for those who answer for it. */
@Controller('enheter')
@Roles('host', 'region_coordinator', 'admin')
@ApiExcludeController()
export class UnitPages {
  constructor(
    private readonly choices: GridChoicesService,
    private readonly units: UnitOverviewService,
    private readonly pages: Pages,
  ) {}

  @Get()
  async list(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Res() response: Response): Promise<void> {
    const units = await this.choices.ownUnits(party, account.unitId);
    const [only, ...others] = units;
    const content = <UnitsPage organisation={account.organisationName} units={units} />;
    if (only && others.length === 0) response.redirect(302, `/enheter/${encodeURIComponent(only.code)}/kapacitet`);
    else response.type('html').send(this.pages.draw(request, { title: 'Enheter', content }));
  }

  @Get(':code/kapacitet')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async capacity(
    @Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Query() { termin }: TermQuery,
  ): Promise<string> {
    const term = await this.choices.term(party, termin, today());
    const unit = await this.units.overview(party, { code, termCode: term.code, onlyUnitId: account.unitId });
    return this.pages.draw(request, { title: `Kapacitet, ${unit.name}`, content: <UnitPage unit={unit} /> });
  }
}
