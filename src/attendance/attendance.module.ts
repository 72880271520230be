import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module';
import { NoticesModule } from '../notices/notices.module';
import { AttendanceController, DaysController } from './attendance.controller';
import { AttendancePages } from './attendance.pages';
import { AttendanceRepository } from './attendance.repository';
import { AttendanceService } from './attendance.service';
import { CountersigningRepository } from './countersigning.repository';
import { CountersigningService } from './countersigning.service';
import { DayHistoryRepository } from './day-history.repository';
import { DayHistoryService } from './day-history.service';
import { DaysPages } from './days.pages';
import { DaysReportRepository } from './days-report.repository';
import { DaysReportService } from './days-report.service';
import { PlacementDaysPages } from './placement-days.pages';
import { QuestionsRepository } from './questions.repository';
import { QuestionsService } from './questions.service';
import { AttendanceDaysController } from './reading.controller';
import { AttendanceReading } from './reading.service';
import { RecordingRepository } from './recording.repository';
import { RecordingService } from './recording.service';
import { UnitWeekPages } from './unit-week.pages';
import { UnitWeekRepository } from './unit-week.repository';
import { UnitWeekService } from './unit-week.service';
import { UnsignedRepository } from './unsigned.repository';
import { UnsignedService } from './unsigned.service';

@Module({
  imports: [BookingsModule, NoticesModule],
  controllers: [AttendanceController, AttendanceDaysController, DaysController, UnitWeekPages, AttendancePages, PlacementDaysPages, DaysPages],
  providers: [
    AttendanceService, AttendanceRepository, AttendanceReading, RecordingService, RecordingRepository, UnitWeekService, UnitWeekRepository, CountersigningService,
    CountersigningRepository, QuestionsService, QuestionsRepository, DayHistoryService, DayHistoryRepository, DaysReportService, DaysReportRepository, UnsignedService, UnsignedRepository,
  ],
  exports: [AttendanceService, AttendanceReading, RecordingService, DaysReportService, UnsignedService],
})
export class AttendanceModule {}
