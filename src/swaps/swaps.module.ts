import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module';
import { NoticesModule } from '../notices/notices.module';
import { SwapOffersController, SwapQuestionsController, SwapWishesController } from './answers.controller';
import { AnswersService } from './answers.service';
import { ExchangeJudge } from './exchange-judge.service';
import { ExchangeService } from './exchange.service';
import { MySwapsFormFilter } from './my-swaps-form.pages';
import { MySwapsPages } from './my-swaps.pages';
import { MySwapsRepository } from './my-swaps.repository';
import { MySwapsService } from './my-swaps.service';
import { PassingRepository } from './passing.repository';
import { QuestionsFormFilter } from './questions-form.pages';
import { QuestionsPages } from './questions.pages';
import { QuestionsService } from './questions.service';
import { QuestionsRepository, SwapSumsRepository } from './reading.repository';
import { SwapsReading } from './reading.service';
import { RingSearchService } from './ring-search.service';
import { RingWindows } from './ring-windows.service';
import { RingsRepository } from './rings.repository';
import { RingsService } from './rings.service';
import { SwapWishesRepository } from './swap-wishes.repository';
import { SwapWishesService } from './swap-wishes.service';
import { TermSwapsFormFilter } from './term-swaps-form.pages';
import { TermSwapsPages } from './term-swaps.pages';
import { TermSwapsService } from './term-swaps.service';
import { SwapSearchesController, SwapWindowsController } from './windows.controller';
import { WindowsRepository } from './windows.repository';
import { WindowsService } from './windows.service';

@Module({
  imports: [BookingsModule, NoticesModule],
  controllers: [SwapWindowsController, SwapSearchesController, SwapWishesController, SwapOffersController, SwapQuestionsController, MySwapsPages, TermSwapsPages, QuestionsPages],
  providers: [
    WindowsService, WindowsRepository, SwapWishesService, SwapWishesRepository, RingsService, RingsRepository, RingWindows, RingSearchService, AnswersService,
    ExchangeService, ExchangeJudge, PassingRepository, SwapsReading, SwapSumsRepository,
    MySwapsService, MySwapsRepository, MySwapsFormFilter, TermSwapsService, TermSwapsFormFilter, QuestionsService, QuestionsRepository, QuestionsFormFilter,
  ],
  exports: [WindowsService, RingSearchService, AnswersService, MySwapsService],
})
export class SwapsModule {}
