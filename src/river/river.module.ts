import { Module } from '@nestjs/common';
import { AllocationModule } from '../allocation/allocation.module';
import { AttendanceModule } from '../attendance/attendance.module';
import { BookingsModule } from '../bookings/bookings.module';
import { BundleModule } from '../bundle/bundle.module';
import { ForecastModule } from '../forecast/forecast.module';
import { HousingModule } from '../housing/housing.module';
import { InvoicingModule } from '../invoicing/invoicing.module';
import { DemoAccountsRepository } from './demo-accounts.repository';
import { DemoAccountsService } from './demo-accounts.service';
import { OutcomeService } from './outcome.service';
import { PlacingService } from './placing.service';
import { RiverRepository } from './river.repository';
import { RiverService } from './river.service';
import { SettlingService } from './settling.service';

@Module({
  imports: [AllocationModule, BookingsModule, BundleModule, AttendanceModule, HousingModule, InvoicingModule, ForecastModule],
  providers: [RiverService, PlacingService, SettlingService, OutcomeService, RiverRepository, DemoAccountsService, DemoAccountsRepository],
  exports: [RiverService, OutcomeService, DemoAccountsService],
})
export class RiverModule {}
