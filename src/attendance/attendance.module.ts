import { Module } from '@nestjs/common';
import { AttendanceController, DaysController } from './attendance.controller';
import { AttendanceRepository } from './attendance.repository';
import { AttendanceService } from './attendance.service';
import { DaysReportRepository } from './days-report.repository';
import { DaysReportService } from './days-report.service';
import { AttendanceDaysController } from './reading.controller';
import { AttendanceReading } from './reading.service';
import { RecordingRepository } from './recording.repository';
import { RecordingService } from './recording.service';

@Module({
  controllers: [AttendanceDaysController, AttendanceController, DaysController],
  providers: [AttendanceService, AttendanceRepository, AttendanceReading, RecordingService, RecordingRepository, DaysReportService, DaysReportRepository],
  exports: [AttendanceService, AttendanceReading, RecordingService, DaysReportService],
})
export class AttendanceModule {}
