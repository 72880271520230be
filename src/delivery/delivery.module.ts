import { Module } from '@nestjs/common';
import { InvoicingModule } from '../invoicing/invoicing.module';
import { readConfiguration } from '../platform/config/configuration';
import type { AccessPoint } from './access-point';
import { ArchiveRepository } from './archive.repository';
import { ArchiveService } from './archive.service';
import { InvoiceBasesController } from './bases.controller';
import { BasesRepository } from './bases.repository';
import { BasesService } from './bases.service';
import { DeliveriesRepository } from './deliveries.repository';
import { ACCESS_POINT, DeliveriesService } from './deliveries.service';
import { InvoiceArchivesController, InvoiceDeliveriesController, InvoiceStatusesController, StatusImportsController, VouchersController } from './delivery.controller';
import { ExportPages } from './export.pages';
import { FileDrop } from './file-drop';
import { DeliveryReading } from './reading.service';
import { StatusesRepository } from './statuses.repository';
import { StatusesService } from './statuses.service';
import { VouchersRepository } from './vouchers.repository';
import { VouchersService } from './vouchers.service';

/** The one access point there is yet: files in a folder, where the environment names one. */
function accessPoint(): AccessPoint | null {
  const { fileDropDir } = readConfiguration();
  return fileDropDir === undefined ? null : new FileDrop(fileDropDir);
}

@Module({
  imports: [InvoicingModule],
  controllers: [InvoiceStatusesController, StatusImportsController, InvoiceDeliveriesController, InvoiceArchivesController, VouchersController, InvoiceBasesController, ExportPages],
  providers: [
    { provide: ACCESS_POINT, useFactory: accessPoint },
    ArchiveService, ArchiveRepository, BasesService, BasesRepository, DeliveriesService, DeliveriesRepository, StatusesService, StatusesRepository, VouchersService, VouchersRepository, DeliveryReading,
  ],
  exports: [DeliveriesService],
})
export class DeliveryModule {}
