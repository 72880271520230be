import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module';
import { NoticesModule } from '../notices/notices.module';
import { ClearancesRepository } from './clearances.repository';
import { ClearancesService } from './clearances.service';
import { DemandsService } from './demands.service';
import { OverviewRepository } from './overview.repository';
import { ClearancesController, DemandsController, ReadinessController } from './readiness.controller';
import { ReadinessPages } from './readiness.pages';
import { ReadinessService } from './readiness.service';
import { WatchRepository } from './watch.repository';
import { WatchService } from './watch.service';

@Module({
  imports: [BookingsModule, NoticesModule],
  controllers: [DemandsController, ClearancesController, ReadinessController, ReadinessPages],
  providers: [DemandsService, ClearancesService, ClearancesRepository, ReadinessService, OverviewRepository, WatchService, WatchRepository],
  exports: [ReadinessService, WatchService],
})
export class ReadinessModule {}
