import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module';
import { AffectedBookingsController } from './affected.controller';
import { AffectedRepository } from './affected.repository';
import { AffectedService } from './affected.service';
import { AlternativesService } from './alternatives.service';
import { AskedBookingsService } from './asked-bookings.service';
import { AttemptsRepository } from './attempts.repository';
import { BookingStepsController } from './bookings.controller';
import { BookingsRepository } from './bookings.repository';
import { BookingsService } from './bookings.service';
import { CompletingService } from './completing.service';
import { FactsRepository } from './facts.repository';
import { GridChoicesRepository } from './grid-choices.repository';
import { GridChoicesService } from './grid-choices.service';
import { GridPages } from './grid.pages';
import { HandBookingService } from './hand-booking.service';
import { HistoryPages } from './history.pages';
import { HistoryRepository } from './history.repository';
import { HistoryService } from './history.service';
import { JudgingService } from './judging.service';
import { LeftOverService } from './left-over.service';
import { PlacesRepository } from './places.repository';
import { BookingEventsController, BookingsController } from './reading.controller';
import { BookingsReading } from './reading.service';
import { RearrangementService } from './rearrangement.service';
import { UnitOverviewRepository } from './unit-overview.repository';
import { UnitOverviewService } from './unit-overview.service';
import { UnitStepsPages } from './unit-steps.pages';
import { UnitPages } from './unit.pages';
import { WaitingRepository } from './waiting.repository';

@Module({
  imports: [CapacityModule],
  controllers: [BookingsController, BookingStepsController, BookingEventsController, AffectedBookingsController, GridPages, UnitPages, UnitStepsPages, HistoryPages],
  providers: [
    AlternativesService, AffectedService, AffectedRepository, AskedBookingsService, BookingsService, CompletingService, HandBookingService, RearrangementService, BookingsRepository, AttemptsRepository, PlacesRepository, FactsRepository,
    BookingsReading, UnitOverviewService, UnitOverviewRepository, GridChoicesService, GridChoicesRepository, HistoryService, HistoryRepository, WaitingRepository, JudgingService, LeftOverService,
  ],
  exports: [BookingsService, CompletingService, AskedBookingsService, UnitOverviewService, GridChoicesService, AffectedService, HandBookingService, RearrangementService, BookingsReading, AttemptsRepository, FactsRepository, WaitingRepository],
})
export class BookingsModule {}
