import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module';
import { AgreementsModule } from '../agreements/agreements.module';
import { AttendanceModule } from '../attendance/attendance.module';
import { ReadinessModule } from '../readiness/readiness.module';
import { ReservesModule } from '../reserves/reserves.module';
import { SwapsModule } from '../swaps/swaps.module';
import { ClaimDecisionsService } from './claim-decisions.service';
import { ClaimDraftsRepository } from './claim-drafts.repository';
import { ClaimDraftsService } from './claim-drafts.service';
import { ClaimJudging } from './claim-judging.service';
import { ClaimStepsService } from './claim-steps.service';
import { ClaimViewsRepository } from './claim-views.repository';
import { ClaimViewsService } from './claim-views.service';
import { ClaimStepsController } from './claims.controller';
import { ClaimsRepository } from './claims.repository';
import { ClaimDecisionsController } from './decisions.controller';
import { DecisionsDrawing } from './decisions-drawing.pages';
import { DecisionsFormFilter } from './decisions-form.pages';
import { DecisionPages } from './decisions.pages';
import { EstimatesController } from './estimates.controller';
import { EstimatesRepository } from './estimates.repository';
import { EstimatesService } from './estimates.service';
import { HousingService } from './housing.service';
import { MyClaimDrawing } from './my-claim-drawing.pages';
import { MyClaimFormFilter } from './my-claim-form.pages';
import { MyClaimPages } from './my-claims.pages';
import { MyPlacementDrawing } from './my-placement-drawing.pages';
import { MyPlacementFormFilter } from './my-placement-form.pages';
import { MyPlacementPages } from './my-placement.pages';
import { MyPlacementRepository } from './my-placement.repository';
import { MyPlacementService } from './my-placement.service';
import { PayoutsFormFilter } from './payouts-form.pages';
import { PayoutAccountController, PayoutItemsController, PayoutsController } from './payouts.controller';
import { PayoutPages } from './payouts.pages';
import { PayoutsRepository } from './payouts.repository';
import { PayoutsService } from './payouts.service';
import { ProposalsService } from './proposals.service';
import { ReceiptsController } from './receipts.controller';
import { ReceiptsRepository } from './receipts.repository';
import { ReceiptsService } from './receipts.service';
import { ClaimsController } from './reading.controller';
import { HousingReading } from './reading.service';

@Module({
  imports: [NoticesModule, AgreementsModule, AttendanceModule, ReadinessModule, ReservesModule, SwapsModule],
  controllers: [ClaimsController, ClaimStepsController, ClaimDecisionsController, MyPlacementPages, ReceiptsController, PayoutsController, PayoutItemsController, PayoutAccountController, EstimatesController, PayoutPages, MyClaimPages, DecisionPages],
  providers: [
    HousingService, ClaimsRepository, ClaimJudging, ClaimDraftsRepository, ClaimDraftsService, ClaimStepsService, ClaimDecisionsService, ProposalsService, HousingReading,
    PayoutsService, PayoutsRepository, PayoutsFormFilter, EstimatesService, EstimatesRepository, ReceiptsService, ReceiptsRepository, ClaimViewsService, ClaimViewsRepository, MyClaimDrawing, MyClaimFormFilter, DecisionsDrawing, DecisionsFormFilter, MyPlacementService, MyPlacementRepository, MyPlacementDrawing, MyPlacementFormFilter,
  ],
  exports: [HousingService, HousingReading],
})
export class HousingModule {}
