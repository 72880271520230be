import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module';
import { BookingsModule } from '../bookings/bookings.module';
import { FairnessModule } from '../fairness/fairness.module';
import { RunStepsController } from './allocation.controller';
import { AllocationRepository } from './allocation.repository';
import { AllocationService } from './allocation.service';
import { ComparisonController } from './comparison.controller';
import { ComparisonService } from './comparison.service';
import { ComparisonsRepository } from './comparisons.repository';
import { AskingService } from './asking.service';
import { HelpRepository } from './help.repository';
import { HelpService } from './help.service';
import { FairnessFormFilter } from './fairness-form.pages';
import { FairnessPages } from './fairness.pages';
import { OrderFormFilter } from './order-form.pages';
import { OrderPreviewController } from './order-preview.controller';
import { OrderPreviewService } from './order-preview.service';
import { OrderPreviewsRepository } from './order-previews.repository';
import { OrdersPages } from './orders.pages';
import { OrdersService } from './orders.service';
import { PictureRepository } from './picture.repository';
import { PreviewController } from './preview.controller';
import { PreviewOverviewService } from './preview-overview.service';
import { PreviewService } from './preview.service';
import { PreviewsRepository } from './previews.repository';
import { AllocationRunsController, ReservesController } from './reading.controller';
import { AllocationReading } from './reading.service';
import { ReplayService } from './replay.service';
import { ReplaysRepository } from './replays.repository';
import { RunFormFilter } from './run-form.pages';
import { RunInputsRepository } from './run-inputs.repository';
import { RunInputs } from './run-inputs.service';
import { RunOverviewRepository } from './run-overview.repository';
import { RunOverviewService } from './run-overview.service';
import { RunPages } from './run.pages';
import { SharesRepository } from './shares.repository';
import { SharingService } from './sharing.service';
import { SolverService } from './solver.service';
import { SolvingRepository } from './solving.repository';
import { SolvingService } from './solving.service';
import { TermOverviewRepository } from './term-overview.repository';
import { TermOverviewService } from './term-overview.service';
import { TermPages } from './term.pages';
import { PlacementReasonsController, RunWhyController } from './why.controller';
import { WhyNotRepository } from './why-not.repository';
import { WhyNotService } from './why-not.service';
import { WhyPages } from './why.pages';
import { WhyService } from './why.service';

@Module({
  imports: [AgreementsModule, BookingsModule, FairnessModule],
  controllers: [
    AllocationRunsController, RunStepsController, ReservesController, PlacementReasonsController, RunWhyController, ComparisonController, PreviewController, OrderPreviewController, OrdersPages, TermPages, RunPages, WhyPages, FairnessPages,
  ],
  providers: [
    AllocationService, SolvingService, SharingService, SharesRepository, SolverService, RunInputs, ReplayService, ReplaysRepository, AllocationRepository, SolvingRepository, RunInputsRepository, PictureRepository,
    ComparisonService, ComparisonsRepository, PreviewService, PreviewsRepository, PreviewOverviewService, OrderPreviewService, OrderPreviewsRepository, OrdersService, OrderFormFilter, FairnessFormFilter, RunOverviewService, RunOverviewRepository, RunFormFilter,
    AllocationReading, TermOverviewService, TermOverviewRepository, WhyService, HelpService, HelpRepository, AskingService, WhyNotService, WhyNotRepository,
  ],
  exports: [AllocationService, PreviewService, OrderPreviewService, SharingService, ReplayService, AllocationReading, TermOverviewService, WhyService, WhyNotService, HelpService],
})
export class AllocationModule {}
