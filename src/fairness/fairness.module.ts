import { Module } from '@nestjs/common';
import { FairnessPoliciesController, FairnessPolicyKeepingController, LedgerLinesController, TurnsController } from './fairness.controller';
import { LedgerRepository } from './ledger.repository';
import { LedgerService } from './ledger.service';
import { PoliciesRepository } from './policies.repository';
import { PoliciesService } from './policies.service';
import { FairnessReading } from './reading.service';
import { RoundRepository } from './round.repository';
import { RoundService } from './round.service';
import { TurnsRepository } from './turns.repository';

@Module({
  controllers: [FairnessPoliciesController, FairnessPolicyKeepingController, LedgerLinesController, TurnsController],
  providers: [LedgerRepository, LedgerService, PoliciesRepository, PoliciesService, FairnessReading, TurnsRepository, RoundRepository, RoundService],
  exports: [LedgerRepository, LedgerService, PoliciesRepository, PoliciesService, FairnessReading, RoundService],
})
export class FairnessModule {}
