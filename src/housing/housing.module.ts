import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module';
import { ReadinessModule } from '../readiness/readiness.module';
import { ReservesModule } from '../reserves/reserves.module';
import { SwapsModule } from '../swaps/swaps.module';
import { ClaimStepsController } from './claims.controller';
import { ClaimsRepository } from './claims.repository';
import { HousingService } from './housing.service';
import { MyPlacementDrawing } from './my-placement-drawing.pages';
import { MyPlacementFormFilter } from './my-placement-form.pages';
import { MyPlacementPages } from './my-placement.pages';
import { MyPlacementRepository } from './my-placement.repository';
import { MyPlacementService } from './my-placement.service';
import { ClaimsController } from './reading.controller';
import { HousingReading } from './reading.service';

@Module({
  imports: [AgreementsModule, ReadinessModule, ReservesModule, SwapsModule],
  controllers: [ClaimsController, ClaimStepsController, MyPlacementPages],
  providers: [HousingService, ClaimsRepository, HousingReading, MyPlacementService, MyPlacementRepository, MyPlacementDrawing, MyPlacementFormFilter],
  exports: [HousingService, HousingReading],
})
export class HousingModule {}
