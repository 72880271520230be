import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { HistoryPage } from './history-page';
import { HistoryService } from './history.service';

/** A placement's history, by the number that people read out. */
@Controller('placeringar')
@Roles('coordinator', 'region_coordinator', 'host', 'admin')
@ApiExcludeController()
export class HistoryPages {
  constructor(private readonly histories: HistoryService, private readonly pages: Pages) {}

  @Get(':number')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async one(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account, @Param('number') number: string): Promise<string> {
    const history = await this.histories.byNumber(party, number, account.unitId);
    return this.pages.draw(request, { title: `Placering ${history.number}`, content: <HistoryPage history={history} /> });
  }
}
