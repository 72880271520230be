import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module';
import { FairnessModule } from '../fairness/fairness.module';
import { RunStepsController } from './allocation.controller';
import { AllocationRepository } from './allocation.repository';
import { AllocationService } from './allocation.service';
import { PictureRepository } from './picture.repository';
import { AllocationRunsController, ReservesController } from './reading.controller';
import { AllocationReading } from './reading.service';
import { SolverService } from './solver.service';
import { TermOverviewRepository } from './term-overview.repository';
import { TermOverviewService } from './term-overview.service';
import { TermPages } from './term.pages';

@Module({
  imports: [BookingsModule, FairnessModule],
  controllers: [AllocationRunsController, RunStepsController, ReservesController, TermPages],
  providers: [
    AllocationService, SolverService, AllocationRepository, PictureRepository, AllocationReading, TermOverviewService, TermOverviewRepository,
  ],
  exports: [AllocationService, AllocationReading, TermOverviewService],
})
export class AllocationModule {}
