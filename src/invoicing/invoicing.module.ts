import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module';
import { DraftingService } from './drafting.service';
import { DraftsRepository } from './drafts.repository';
import { InvoicingService } from './invoicing.service';
import { IssuingRepository } from './issuing.repository';
import { IssuingService } from './issuing.service';
import { InvoicingReading } from './reading.service';
import { WantedRepository } from './wanted.repository';

@Module({
  imports: [AgreementsModule],
  providers: [InvoicingService, DraftingService, IssuingService, DraftsRepository, IssuingRepository, WantedRepository, InvoicingReading],
  exports: [InvoicingService, InvoicingReading],
})
export class InvoicingModule {}
