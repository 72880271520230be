import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module';
import { NoticesModule } from '../notices/notices.module';
import { AnswerLinkPages } from './answer-link.pages';
import { AnswerLinksController } from './answer-links.controller';
import { AnswerLinksRepository } from './answer-links.repository';
import { AnswerLinksService } from './answer-links.service';
import { AnswersController } from './answers.controller';
import { AnswersRepository } from './answers.repository';
import { AnswersService } from './answers.service';
import { AskingService } from './asking.service';
import { HostRequestsPages } from './host-requests.pages';
import { LimitsService } from './limits.service';
import { QuestionsService } from './questions.service';
import { RequestsReading } from './reading.service';
import { RequestsController } from './requests.controller';
import { RequestsOverviewRepository } from './requests-overview.repository';
import { RequestsOverviewService } from './requests-overview.service';
import { RequestsRepository } from './requests.repository';
import { RequestsService } from './requests.service';
import { NamedSupervisorsRepository } from './supervisors.repository';
import { TermRequestsPages } from './term-requests.pages';
import { UnitAnswersPages } from './unit-answers.pages';

@Module({
  imports: [BookingsModule, NoticesModule],
  controllers: [RequestsController, AnswersController, AnswerLinksController, UnitAnswersPages, AnswerLinkPages, TermRequestsPages, HostRequestsPages],
  providers: [RequestsService, RequestsRepository, AnswersService, AnswersRepository, AnswerLinksService, AnswerLinksRepository, AskingService, LimitsService, QuestionsService, NamedSupervisorsRepository, RequestsReading, RequestsOverviewService, RequestsOverviewRepository],
  exports: [AskingService, LimitsService],
})
export class RequestsModule {}
