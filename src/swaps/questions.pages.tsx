import { Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { AnswersService } from './answers.service';
import { QuestionsFormFilter } from './questions-form.pages';
import { QuestionsPage } from './questions-page';
import { QuestionsService } from './questions.service';
import { SWAP_QUESTIONS } from './ring-words';
import { AnswerParams } from './swap-forms.dto';

/** What a host's units are asked about exchanges of students, answered in one click. */
@Controller(SWAP_QUESTIONS.slice(1))
@Roles('host', 'region_coordinator', 'admin')
@UseFilters(QuestionsFormFilter)
@ApiExcludeController()
export class QuestionsPages {
  constructor(private readonly questions: QuestionsService, private readonly answers: AnswersService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() { unitId }: Account): Promise<string> {
    return this.pages.draw(request, { title: 'Byten', content: <QuestionsPage questions={await this.questions.latest(party, unitId)} /> });
  }

  @Post(':id/:svar')
  @Redirect(SWAP_QUESTIONS, 303)
  async answer(@Acting() party: ActingParty, @LoggedIn() { unitId }: Account, @Param() { id, svar }: AnswerParams): Promise<void> {
    await this.answers.answerQuestion(id, svar === 'ja' ? 'yes' : 'no', party, { onlyUnitId: unitId });
  }
}
