import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, Param, Post, Query, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { ClearancesService } from './clearances.service';
import { expiringKinds, type DemandKind } from './demand';
import { DemandsService } from './demands.service';
import { ReadinessFormFilter } from './readiness-form.pages';
import { ReadinessPage } from './readiness-page';
import { DemandForm, DemandParam, MarkForm, ReadinessPageQuery, RemoveForm } from './readiness-pages.dto';
import { ReadinessService } from './readiness.service';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (part: string, kind?: DemandKind): Back => ({ url: `/krav${kind === undefined ? '' : `?krav=${kind}`}#${part}`, statusCode: 303 });

/** Who lacks what before when; what is met is marked here, by the university or the host. */
@Controller('krav')
@Roles('coordinator', 'region_coordinator', 'host', 'admin')
@UseFilters(ReadinessFormFilter)
@ApiExcludeController()
export class ReadinessPages {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly clearances: ClearancesService,
    private readonly demands: DemandsService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Query() { krav, alla }: ReadinessPageQuery): Promise<string> {
    const overview = await this.readiness.overview(party, today(), account.unitId);
    const content = <ReadinessPage overview={overview} isUniversity={party.role === 'coordinator'} kind={krav} ticked={alla === 'ja'} />;
    return this.pages.draw(request, { title: 'Krav före placering', content });
  }

  /** Several placements of one student may share a demand: it is marked once. */
  @Post('markera')
  @Redirect()
  async mark(@Acting() party: ActingParty, @Body() { m, till, krav, lage }: MarkForm): Promise<Back> {
    const met = lage === 'uppfyllt';
    const clearances = [...new Set(m)].map((mark) => {
      const [student = '', kind = '', host] = mark.split('~');
      const expiresOn = met && (expiringKinds as readonly string[]).includes(kind) ? till : undefined;
      return { student, kind: kind as DemandKind, met, ...(expiresOn !== undefined && { expiresOn }), ...(host !== undefined && { host }) };
    });
    await this.clearances.mark(clearances, party);
    return back('saknas', krav);
  }

  @Post('nya')
  @Redirect()
  async add(@Acting() party: ActingParty, @Body() { av, vad, dagar }: DemandForm): Promise<Back> {
    const [scope, code] = av.split('~');
    const of = scope === 'unit' ? { unit: code } : { agreement: code };
    await this.demands.demands.create({ code: `krav-${randomUUID().slice(0, 13)}`, kind: vad, ...of, ...(dagar !== undefined && { daysBefore: dagar }) }, party);
    return back('stallda');
  }

  @Post(':code/ta-bort')
  @Redirect()
  async remove(@Acting() party: ActingParty, @Param() { code }: DemandParam, @Body() { version }: RemoveForm): Promise<Back> {
    await this.demands.demands.remove({ code }, party, version);
    return back('stallda');
  }
}
