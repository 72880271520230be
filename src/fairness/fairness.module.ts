import { Module } from '@nestjs/common';
import { FairnessPoliciesController, FairnessPolicyKeepingController, LedgerLinesController, TurnsController } from './fairness.controller';
import { LedgerRepository } from './ledger.repository';
import { LedgerService } from './ledger.service';
import { PoliciesRepository } from './policies.repository';
import { PoliciesService } from './policies.service';
import { FairnessReading } from './reading.service';
import { TurnsRepository } from './turns.repository';

@Module({
  controllers: [FairnessPoliciesController, FairnessPolicyKeepingController, LedgerLinesController, TurnsController],
  providers: [LedgerRepository, LedgerService, PoliciesRepository, PoliciesService, FairnessReading, TurnsRepository],
  exports: [LedgerRepository, LedgerService, PoliciesRepository, PoliciesService, FairnessReading],
})
export class FairnessModule {}
