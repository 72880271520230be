import { Module } from '@nestjs/common';
import { CapacityRepository } from './capacity.repository';
import { CapacityService } from './capacity.service';
import { CountersRepository } from './counters.repository';
import { CountersService } from './counters.service';
import { CapacityReading } from './reading.service';
import { WeekGridRepository } from './week-grid.repository';
import { WeekGridService } from './week-grid.service';

@Module({
  providers: [CapacityService, CapacityRepository, CountersService, CountersRepository, CapacityReading, WeekGridService, WeekGridRepository],
  exports: [CapacityService, CountersService, CapacityReading, WeekGridService],
})
export class CapacityModule {}
