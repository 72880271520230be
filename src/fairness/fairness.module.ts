import { Module } from '@nestjs/common';
import { LedgerRepository } from './ledger.repository';
import { LedgerService } from './ledger.service';
import { PoliciesRepository } from './policies.repository';

@Module({
  providers: [LedgerRepository, LedgerService, PoliciesRepository],
  exports: [LedgerRepository, LedgerService, PoliciesRepository],
})
export class FairnessModule {}
