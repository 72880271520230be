import { Body, Controller, Param, Post, Redirect, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CapacityService } from '../capacity/capacity.service';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import { ClosureForm, OfferForm, UnitParam } from './pages.dto';
import { UnitFormFilter } from './unit-form.pages';
import { UnitOverviewService } from './unit-overview.service';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (code: string, term: string, part: string): Back =>
  ({ url: `/enheter/${encodeURIComponent(code)}/kapacitet?termin=${encodeURIComponent(term)}#${part}`, statusCode: 303 });

/** What a unit's staff does about its places on its page: publish, close. */
@Controller('enheter/:code')
@Roles('host', 'region_coordinator', 'admin')
@UseFilters(UnitFormFilter)
@ApiExcludeController()
export class UnitStepsPages {
  constructor(
    private readonly units: UnitOverviewService,
    private readonly capacity: CapacityService,
  ) {}

  @Post('kapacitet')
  @Redirect()
  async publish(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code }: UnitParam, @Body() { term, ...offer }: OfferForm): Promise<Back> {
    await this.units.assertOwn(party, code, account.unitId);
    await this.capacity.publish({ ...offer, unit: code }, party);
    return back(code, term, 'platser');
  }

  @Post('stangning')
  @Redirect()
  async close(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param() { code }: UnitParam, @Body() { term, ...closure }: ClosureForm): Promise<Back> {
    await this.units.assertOwn(party, code, account.unitId);
    await this.capacity.close({ ...closure, unit: code }, party);
    return back(code, term, 'platser');
  }
}
