import { Module } from '@nestjs/common';
import { AgreementStepsController, QuotaOverridesController } from './agreements.controller';
import { AgreementsRepository } from './agreements.repository';
import { AgreementsService } from './agreements.service';
import { AgreementsController, LegsController, QuotasController, RatesController, RuleSetsController } from './reading.controller';
import { AgreementsReading } from './reading.service';

@Module({
  controllers: [AgreementsController, AgreementStepsController, LegsController, QuotasController, QuotaOverridesController, RatesController, RuleSetsController],
  providers: [AgreementsService, AgreementsRepository, AgreementsReading],
  exports: [AgreementsService, AgreementsReading],
})
export class AgreementsModule {}
