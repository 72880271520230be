import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module';
import { NoticesModule } from '../notices/notices.module';
import { SwapOffersController, SwapQuestionsController, SwapWishesController } from './answers.controller';
import { AnswersService } from './answers.service';
import { ExchangeJudge } from './exchange-judge.service';
import { ExchangeService } from './exchange.service';
import { PassingRepository } from './passing.repository';
import { SwapSumsRepository } from './reading.repository';
import { SwapsReading } from './reading.service';
import { RingSearchService } from './ring-search.service';
import { RingWindows } from './ring-windows.service';
import { RingsRepository } from './rings.repository';
import { RingsService } from './rings.service';
import { SwapWishesRepository } from './swap-wishes.repository';
import { SwapWishesService } from './swap-wishes.service';
import { SwapSearchesController, SwapWindowsController } from './windows.controller';
import { WindowsRepository } from './windows.repository';
import { WindowsService } from './windows.service';

@Module({
  imports: [BookingsModule, NoticesModule],
  controllers: [SwapWindowsController, SwapSearchesController, SwapWishesController, SwapOffersController, SwapQuestionsController],
  providers: [
    WindowsService, WindowsRepository, SwapWishesService, SwapWishesRepository, RingsService, RingsRepository, RingWindows, RingSearchService, AnswersService,
    ExchangeService, ExchangeJudge, PassingRepository, SwapsReading, SwapSumsRepository,
  ],
  exports: [WindowsService, RingSearchService, AnswersService, SwapWishesService, SwapsReading],
})
export class SwapsModule {}
