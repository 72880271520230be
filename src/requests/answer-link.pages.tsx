import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../platform/auth/access';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { Problem } from '../shared/problem';
import { AnswerLinkFormFilter } from './answer-link-form.pages';
import { AnswerLinkPage } from './answer-link-page';
import { AnswerLinkVisits } from './answer-link-visits.guard';
import { LinkForm } from './answer-links.dto';
import { AnswerLinksService } from './answer-links.service';

const said = {
  ja: (count: number): string => (count === 1 ? '1 placering är accepterad' : `${count} placeringar är accepterade`),
  nej: (count: number): string => (count === 1 ? '1 placering är avböjd' : `${count} placeringar är avböjda`),
};

/** Where a host without an account answers; the address is the key. */
@Controller('svara')
@Public()
@UseGuards(AnswerLinkVisits)
@UseFilters(AnswerLinkFormFilter)
@ApiExcludeController()
export class AnswerLinkPages {
  constructor(private readonly links: AnswerLinksService, private readonly pages: Pages) {}

  @Get(':token')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Req() request: PlatformRequest, @Param('token') token: string): Promise<string> {
    const opened = await this.links.open(token, new Date());
    return this.pages.draw(request, { title: 'Svara på förfrågningar', content: <AnswerLinkPage {...opened} path={`/svara/${token}`} /> });
  }

  @Post(':token')
  @HttpCode(200)
  @Header('Content-Type', 'text/html; charset=utf-8')
  async answer(@Req() request: PlatformRequest, @Param('token') token: string, @Body() { placement = [], svar, supervisor, reasonCode, note }: LinkForm): Promise<string> {
    const now = new Date();
    if (svar === 'nej' && reasonCode === undefined) throw new Problem('reason-required', 'invalid', 'reasonCode: say why.');
    const opened = svar === 'ja'
      ? await this.links.accept(token, placement, { supervisor }, now)
      : await this.links.decline(token, placement, { reasonCode: reasonCode ?? 'other', note }, now);
    const thanks = `Tack. ${said[svar](placement.length)}.`;
    return this.pages.draw(request, { title: 'Svara på förfrågningar', content: <AnswerLinkPage {...opened} path={`/svara/${token}`} thanks={thanks} /> });
  }
}
