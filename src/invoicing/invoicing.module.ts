import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module';
import { DraftingService } from './drafting.service';
import { DraftsRepository } from './drafts.repository';
import { InvoiceDocumentsController, InvoiceStepsController } from './invoices.controller';
import { InvoiceOverviewRepository } from './invoice-overview.repository';
import { InvoiceOverviewService } from './invoice-overview.service';
import { InvoicePages } from './invoices.pages';
import { InvariantsRepository } from './invariants.repository';
import { InvoicingService } from './invoicing.service';
import { IssuePages } from './issue.pages';
import { IssuingRepository } from './issuing.repository';
import { IssuingService } from './issuing.service';
import { ChargesController, InvoicesController } from './reading.controller';
import { InvoicingReading } from './reading.service';
import { WantedRepository } from './wanted.repository';

@Module({
  imports: [AgreementsModule],
  controllers: [InvoicesController, ChargesController, InvoiceStepsController, InvoiceDocumentsController, InvoicePages, IssuePages],
  providers: [InvoiceOverviewService, InvoiceOverviewRepository, InvoicingService, DraftingService, IssuingService, DraftsRepository, InvariantsRepository, IssuingRepository, WantedRepository, InvoicingReading],
  exports: [InvoicingService, InvoicingReading],
})
export class InvoicingModule {}
