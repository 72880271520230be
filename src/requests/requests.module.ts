import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module';
import { NoticesModule } from '../notices/notices.module';
import { AnswersController } from './answers.controller';
import { AnswersRepository } from './answers.repository';
import { AnswersService } from './answers.service';
import { AskingService } from './asking.service';
import { LimitsService } from './limits.service';
import { RequestsReading } from './reading.service';
import { RequestsController } from './requests.controller';
import { RequestsRepository } from './requests.repository';
import { RequestsService } from './requests.service';
import { NamedSupervisorsRepository } from './supervisors.repository';

@Module({
  imports: [BookingsModule, NoticesModule],
  controllers: [RequestsController, AnswersController],
  providers: [RequestsService, RequestsRepository, AnswersService, AnswersRepository, AskingService, LimitsService, NamedSupervisorsRepository, RequestsReading],
  exports: [AskingService, LimitsService],
})
export class RequestsModule {}
