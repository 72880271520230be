import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module';
import { CalendarRepository } from './calendar.repository';
import { ComparisonRepository } from './comparison.repository';
import { DraftingService } from './drafting.service';
import { DraftsRepository } from './drafts.repository';
import { FeesRepository } from './fees.repository';
import { FeesService } from './fees.service';
import { InvoiceDocumentsController, InvoiceStepsController } from './invoices.controller';
import { InvoiceOverviewRepository } from './invoice-overview.repository';
import { InvoiceOverviewService } from './invoice-overview.service';
import { InvoicePages } from './invoices.pages';
import { InvariantsRepository } from './invariants.repository';
import { InvoicingService } from './invoicing.service';
import { IssuePages } from './issue.pages';
import { IssuingRepository } from './issuing.repository';
import { IssuingService } from './issuing.service';
import { MissingRepository } from './missing.repository';
import { MoneyPreviewPages } from './money-preview.pages';
import { MoneyPreviewRepository } from './money-preview.repository';
import { MoneyPreviewService } from './money-preview.service';
import { MoneyPreviewsController } from './money-previews.controller';
import { ChargesController, InvoicesController } from './reading.controller';
import { InvoicingReading } from './reading.service';
import { RunPreviewService } from './run-preview.service';
import { RunPages } from './runs.pages';
import { RunReadingController, RunStepsController } from './runs.controller';
import { RunsRepository } from './runs.repository';
import { RunsService } from './runs.service';
import { WantedRepository } from './wanted.repository';

@Module({
  imports: [AgreementsModule],
  controllers: [InvoicesController, ChargesController, InvoiceStepsController, InvoiceDocumentsController, InvoicePages, IssuePages, RunReadingController, RunStepsController, RunPages, MoneyPreviewsController, MoneyPreviewPages],
  providers: [InvoiceOverviewService, InvoiceOverviewRepository, InvoicingService, DraftingService, IssuingService, DraftsRepository, InvariantsRepository, IssuingRepository, WantedRepository, InvoicingReading,
    CalendarRepository, ComparisonRepository, FeesRepository, FeesService, MissingRepository, RunPreviewService, RunsRepository, RunsService, MoneyPreviewRepository, MoneyPreviewService],
  exports: [IssuingService, InvoicingService, InvoicingReading, DraftingService],
})
export class InvoicingModule {}
