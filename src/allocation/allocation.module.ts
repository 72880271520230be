import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module';
import { AllocationRepository } from './allocation.repository';
import { AllocationService } from './allocation.service';
import { PictureRepository } from './picture.repository';
import { AllocationReading } from './reading.service';
import { SolverService } from './solver.service';
import { TermOverviewRepository } from './term-overview.repository';
import { TermOverviewService } from './term-overview.service';

@Module({
  imports: [BookingsModule],
  providers: [
    AllocationService, SolverService, AllocationRepository, PictureRepository, AllocationReading, TermOverviewService, TermOverviewRepository,
  ],
  exports: [AllocationService, AllocationReading, TermOverviewService],
})
export class AllocationModule {}
