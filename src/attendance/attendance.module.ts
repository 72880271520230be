import { Module } from '@nestjs/common';
import { AttendanceController, DaysController } from './attendance.controller';
import { AttendanceRepository } from './attendance.repository';
import { AttendanceService } from './attendance.service';
import { DaysReportRepository } from './days-report.repository';
import { DaysReportService } from './days-report.service';
import { AttendanceDaysController } from './reading.controller';
import { AttendanceReading } from './reading.service';

@Module({
  controllers: [AttendanceDaysController, AttendanceController, DaysController],
  providers: [AttendanceService, AttendanceRepository, AttendanceReading, DaysReportService, DaysReportRepository],
  exports: [AttendanceService, AttendanceReading, DaysReportService],
})
export class AttendanceModule {}
