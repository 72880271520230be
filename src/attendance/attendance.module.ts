import { Module } from '@nestjs/common';
import { AttendanceRepository } from './attendance.repository';
import { AttendanceService } from './attendance.service';
import { AttendanceReading } from './reading.service';

@Module({
  providers: [AttendanceService, AttendanceRepository, AttendanceReading],
  exports: [AttendanceService, AttendanceReading],
})
export class AttendanceModule {}
