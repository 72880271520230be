import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module';
import { BedsOverviewRepository } from './beds-overview.repository';
import { BedsOverviewService } from './beds-overview.service';
import { BedsController } from './beds.controller';
import { BedsPages } from './beds.pages';
import { BedsRepository } from './beds.repository';
import { BedsService } from './beds.service';
import { ClosureStepsController, OfferStepsController } from './capacity.controller';
import { CapacityRepository } from './capacity.repository';
import { CapacityService } from './capacity.service';
import { CountersRepository } from './counters.repository';
import { CountersService } from './counters.service';
import { CapacityOffersController, ClosuresController, SupervisorsController } from './reading.controller';
import { ChangesRepository } from './changes.repository';
import { FreePlacesController } from './free-places.controller';
import { FreePlacesPages } from './free-places.pages';
import { FreePlacesRepository } from './free-places.repository';
import { FreePlacesService } from './free-places.service';
import { OffersRepository } from './offers.repository';
import { PlanSheetRepository } from './plan-sheet.repository';
import { PlanSheetService } from './plan-sheet.service';
import { PlanPages } from './plan.pages';
import { ChangesController, PlansController, ProposalsController, TemplatesController } from './plans.controller';
import { PlansRepository } from './plans.repository';
import { PlansService } from './plans.service';
import { ProposalsService } from './proposals.service';
import { PublishingService } from './publishing.service';
import { CapacityReading } from './reading.service';
import { ReservationsController } from './reservations.controller';
import { ReservationsRepository } from './reservations.repository';
import { ReservationsService } from './reservations.service';
import { ReservedRepository } from './reserved.repository';
import { SheetStepsService } from './sheet-steps.service';
import { SupervisorKeepingController } from './supervisors.controller';
import { SupervisorsRepository } from './supervisors.repository';
import { SupervisorsService } from './supervisors.service';
import { WeekGridRepository } from './week-grid.repository';
import { WeekGridService } from './week-grid.service';

@Module({
  imports: [NoticesModule],
  controllers: [
    CapacityOffersController, OfferStepsController, ClosuresController, ClosureStepsController, SupervisorsController, SupervisorKeepingController,
    FreePlacesController, BedsController, BedsPages, PlansController, ProposalsController, TemplatesController, ChangesController, PlanPages,
    ReservationsController, FreePlacesPages,
  ],
  providers: [CapacityService, CapacityRepository, SupervisorsService, SupervisorsRepository, CountersService, CountersRepository, CapacityReading, WeekGridService, WeekGridRepository,
    BedsService, BedsRepository, BedsOverviewService, BedsOverviewRepository, PublishingService, OffersRepository, ChangesRepository, PlansService, PlansRepository, ProposalsService, PlanSheetService,
    PlanSheetRepository, SheetStepsService, ReservationsService, ReservationsRepository, ReservedRepository,
    FreePlacesService, FreePlacesRepository],
  exports: [CapacityService, PlansService, PublishingService, ReservationsService, FreePlacesService, CountersService, CapacityReading, WeekGridService],
})
export class CapacityModule {}
