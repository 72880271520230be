import { Module } from '@nestjs/common';
import { AllocationModule } from '../allocation/allocation.module';
import { BookingsModule } from '../bookings/bookings.module';
import { CapacityModule } from '../capacity/capacity.module';
import { NoticesModule } from '../notices/notices.module';
import { AnsweringService } from './answering.service';
import { OfferAnswersController } from './answers.controller';
import { FreedPlacesRepository } from './freed-places.repository';
import { FreedPlacesService } from './freed-places.service';
import { LeftPlacesService } from './left-places.service';
import { NextReserveService } from './next-reserve.service';
import { OffersFormFilter } from './offers-form.pages';
import { OffersPages } from './offers.pages';
import { OffersRepository } from './offers.repository';
import { OffersController } from './reading.controller';
import { OfferLinesRepository } from './reading.repository';
import { OffersReading } from './reading.service';

@Module({
  imports: [AllocationModule, BookingsModule, CapacityModule, NoticesModule],
  controllers: [OffersController, OfferAnswersController, OffersPages],
  providers: [
    FreedPlacesService, NextReserveService, LeftPlacesService, AnsweringService, FreedPlacesRepository, OffersRepository, OfferLinesRepository, OffersReading, OffersFormFilter,
  ],
  exports: [FreedPlacesService, AnsweringService, OffersReading],
})
export class ReservesModule {}
