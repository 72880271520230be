import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module';
import { AttemptsRepository } from './attempts.repository';
import { BookingsRepository } from './bookings.repository';
import { BookingsService } from './bookings.service';
import { FactsRepository } from './facts.repository';
import { HandBookingService } from './hand-booking.service';
import { PlacesRepository } from './places.repository';
import { BookingsReading } from './reading.service';
import { RearrangementService } from './rearrangement.service';
import { UnitOverviewRepository } from './unit-overview.repository';
import { UnitOverviewService } from './unit-overview.service';

@Module({
  imports: [CapacityModule],
  providers: [
    BookingsService, HandBookingService, RearrangementService, BookingsRepository, AttemptsRepository, PlacesRepository, FactsRepository,
    BookingsReading, UnitOverviewService, UnitOverviewRepository,
  ],
  exports: [BookingsService, RearrangementService, BookingsReading, FactsRepository],
})
export class BookingsModule {}
