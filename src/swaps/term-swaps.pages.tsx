import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { SwapTermParam, SwapWindowParams, WindowChangeForm, WindowForm } from './swap-forms.dto';
import { TermSwapsFormFilter } from './term-swaps-form.pages';
import { termSwapsAddress, TermSwapsPage } from './term-swaps-page';
import { TermSwapsService } from './term-swaps.service';
import { timeOf } from './window';
import { WindowsService } from './windows.service';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (term: string): Back => ({ url: termSwapsAddress(term), statusCode: 303 });

/** Exchanges in a term. */
@Controller('terminer/:term/byten')
@Roles('coordinator')
@UseFilters(TermSwapsFormFilter)
@ApiExcludeController()
export class TermSwapsPages {
  constructor(private readonly swaps: TermSwapsService, private readonly windows: WindowsService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async term(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { term }: SwapTermParam): Promise<string> {
    return this.pages.draw(request, { title: `Byten, ${term}`, content: <TermSwapsPage swaps={await this.swaps.ofTerm(party, term)} /> });
  }

  @Post()
  @Redirect()
  async open(@Acting() party: ActingParty, @Param() { term }: SwapTermParam, @Body() { opensAt, closesAt, ...terms }: WindowForm): Promise<Back> {
    await this.windows.open({ ...terms, term, opensAt: timeOf(opensAt), closesAt: timeOf(closesAt) }, party);
    return back(term);
  }

  @Post(':id')
  @Redirect()
  async change(@Acting() party: ActingParty, @Param() { term, id }: SwapWindowParams, @Body() { opensAt, closesAt, version, ...terms }: WindowChangeForm): Promise<Back> {
    await this.windows.change(id, { ...terms, opensAt: timeOf(opensAt), closesAt: timeOf(closesAt) }, version, party);
    return back(term);
  }

  @Post(':id/sok')
  @Redirect()
  async search(@Acting() party: ActingParty, @Param() { term, id }: SwapWindowParams): Promise<Back> {
    await this.windows.search(id, party);
    return back(term);
  }
}
