import { Body, Controller, Get, Header, Param, Post, Query, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { AnswerLinksService } from './answer-links.service';
import { AskForm, CourseQuery, LinkUnitForm, TermParam, TermRequestParams } from './pages.dto';
import { RequestsOverviewService } from './requests-overview.service';
import { RequestsService } from './requests.service';
import { TermRequestsFormFilter } from './term-requests-form.pages';
import { TermRequestsPage } from './term-requests-page';

/** Days that a link made on the page can be used. */
const LINK_DAYS = 14;

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (term: string): Back => ({ url: `/terminer/${encodeURIComponent(term)}/forfragningar#begart`, statusCode: 303 });

/** Where a coordinator asks for places, and sees who has yet to answer. */
@Controller('terminer/:term/forfragningar')
@Roles('coordinator')
@UseFilters(TermRequestsFormFilter)
@ApiExcludeController()
export class TermRequestsPages {
  constructor(
    private readonly overviews: RequestsOverviewService,
    private readonly requests: RequestsService,
    private readonly links: AnswerLinksService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param('term') term: string, @Query() { kurs }: CourseQuery): Promise<string> {
    const overview = await this.overviews.ofTerm(party, term);
    return this.pages.draw(request, { title: `Förfrågningar, ${term}`, content: <TermRequestsPage overview={overview} course={kurs} /> });
  }

  @Post()
  @Redirect()
  async ask(@Acting() party: ActingParty, @Param() { term }: TermParam, @Body() { block, to, firstWeek, students = '', message }: AskForm): Promise<Back> {
    const [course = '', requirement = ''] = block.split('|');
    const [kind, code = ''] = to.split('|');
    const named = [...new Set(students.split(/[\s,;]+/).filter((one) => one !== ''))];
    const order = { term, course, requirement, firstWeek, message, ...(kind === 'region' ? { region: code } : { unit: code }), ...(named.length > 0 && { students: named }) };
    await this.requests.ask(order, party, new Date());
    return back(term);
  }

  @Post(':id/aterta')
  @Redirect()
  async withdraw(@Acting() party: ActingParty, @Param() { term, id }: TermRequestParams): Promise<Back> {
    await this.requests.withdraw(id, undefined, 'Begäran återtagen av lärosätet', party, new Date());
    return back(term);
  }

  /** The link is shown on the page that answers, and nowhere else. */
  @Post(':id/lank')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async link(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { term, id }: TermRequestParams, @Body() { unit }: LinkUnitForm): Promise<string> {
    const { path } = await this.links.make({ unit, request: id, days: LINK_DAYS }, party, new Date());
    const overview = await this.overviews.ofTerm(party, term);
    const link = `${request.protocol}://${request.get('host') ?? ''}${path}`;
    return this.pages.draw(request, { title: `Förfrågningar, ${term}`, content: <TermRequestsPage overview={overview} link={link} /> });
  }
}
