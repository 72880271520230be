import { Module } from '@nestjs/common';
import { BedsController } from './beds.controller';
import { BedsRepository } from './beds.repository';
import { BedsService } from './beds.service';
import { ClosureStepsController, FreePlacesController, OfferStepsController } from './capacity.controller';
import { CapacityRepository } from './capacity.repository';
import { CapacityService } from './capacity.service';
import { CountersRepository } from './counters.repository';
import { CountersService } from './counters.service';
import { CapacityOffersController, ClosuresController, SupervisorsController } from './reading.controller';
import { CapacityReading } from './reading.service';
import { SupervisorKeepingController } from './supervisors.controller';
import { SupervisorsRepository } from './supervisors.repository';
import { SupervisorsService } from './supervisors.service';
import { WeekGridRepository } from './week-grid.repository';
import { WeekGridService } from './week-grid.service';

@Module({
  controllers: [
    CapacityOffersController, OfferStepsController, ClosuresController, ClosureStepsController, SupervisorsController, SupervisorKeepingController,
    FreePlacesController, BedsController,
  ],
  providers: [CapacityService, CapacityRepository, SupervisorsService, SupervisorsRepository, CountersService, CountersRepository, CapacityReading, WeekGridService, WeekGridRepository,
    BedsService, BedsRepository],
  exports: [CapacityService, CountersService, CapacityReading, WeekGridService],
})
export class CapacityModule {}
