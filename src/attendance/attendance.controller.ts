import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { DaysAnswer, DaysQuery, RecordAttendance, SignAttendance, SignedAnswer } from './attendance.dto';
import { AttendanceService } from './attendance.service';
import { DaysReportService } from './days-report.service';

/** Days are recorded and certified by the host and countersigned by the university; recording a day again corrects it. */
@ApiTags('attendance-days')
@Controller('api/v1/attendance-days')
export class AttendanceController {
  constructor(private readonly attendance: AttendanceService) {}

  @Post()
  @Roles('host', 'region_coordinator')
  @HttpCode(204)
  record(@Acting() party: ActingParty, @Body() { bookingId, days }: RecordAttendance): Promise<void> {
    return this.attendance.record(party, bookingId, days);
  }

  @Post('certify')
  @Roles('host', 'region_coordinator')
  @Answer(SignedAnswer)
  async certify(@Acting() party: ActingParty, @LoggedIn() { name }: Account, @Body() { bookingId, firstDay, lastDay }: SignAttendance): Promise<{ days: number }> {
    return { days: await this.attendance.certify(party, { bookingId, firstDay, lastDay, on: today(), by: name }) };
  }

  @Post('countersign')
  @Roles('coordinator')
  @Answer(SignedAnswer)
  async countersign(@Acting() party: ActingParty, @LoggedIn() { name }: Account, @Body() { bookingId, firstDay, lastDay }: SignAttendance): Promise<{ days: number }> {
    return { days: await this.attendance.countersign(party, { bookingId, firstDay, lastDay, on: today(), by: name }) };
  }
}

/** Days required, booked and done, per student and block. */
@ApiTags('days')
@Controller('api/v1/days')
@Roles(...accountRoles)
export class DaysController {
  constructor(private readonly report: DaysReportService) {}

  @Get()
  @Answer(DaysAnswer, { shape: 'list' })
  async ofTerm(@Acting() party: ActingParty, @Query() { term }: DaysQuery): Promise<object[]> {
    const blocks = await this.report.ofTerm(term, party);
    return blocks.map(({ block: { student, course, requirement, days }, ...counted }) => ({ student, course, requirement, required: days, ...counted }));
  }
}
