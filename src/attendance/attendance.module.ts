import { Module } from '@nestjs/common';
import { AttendanceRepository } from './attendance.repository';
import { AttendanceService } from './attendance.service';
import { DaysReportRepository } from './days-report.repository';
import { DaysReportService } from './days-report.service';
import { AttendanceReading } from './reading.service';

@Module({
  providers: [AttendanceService, AttendanceRepository, AttendanceReading, DaysReportService, DaysReportRepository],
  exports: [AttendanceService, AttendanceReading, DaysReportService],
})
export class AttendanceModule {}
