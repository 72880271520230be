import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { Problem } from '../shared/problem';
import {
  AttendanceDayParam, AttendWeek, DaysAnswer, DaySaying, DaysQuery, RecordAttendance, SignAttendance, SignedAnswer, ToldWeekAnswer, WaitingDaysAnswer, WaitingQuery,
} from './attendance.dto';
import { CountersigningService } from './countersigning.service';
import { daysCsv } from './days-csv';
import type { FollowFilter } from './days-ahead';
import { DaysReportService } from './days-report.service';
import { QuestionsService } from './questions.service';
import { RecordingService } from './recording.service';
import type { Signing } from './signing';
import { UnitWeekService, type ToldWeek } from './unit-week.service';

/** Days are recorded and certified by the host and countersigned by the university; recording a day again corrects it. */
@ApiTags('attendance-days')
@Controller('api/v1/attendance-days')
export class AttendanceController {
  constructor(private readonly recording: RecordingService, private readonly weeks: UnitWeekService, private readonly countersigning: CountersigningService, private readonly questions: QuestionsService) {}

  @Post()
  @Roles('host', 'region_coordinator')
  @HttpCode(204)
  async record(@Acting() party: ActingParty, @LoggedIn() { name, unitId }: Account, @Body() { bookingId, days, why }: RecordAttendance): Promise<void> {
    await this.recording.record(party, { days: days.map((day) => Object.assign(day, { bookingId })), today: today(), by: name, why, onlyUnitId: unitId });
  }

  @Post('weeks')
  @Roles('host', 'region_coordinator')
  @Answer(ToldWeekAnswer)
  week(@Acting() party: ActingParty, @LoggedIn() { name, unitId }: Account, @Body() { exceptions = [], certify = true, ...order }: AttendWeek): Promise<ToldWeek> {
    return this.weeks.attend(party, { ...order, exceptions, certify, today: today(), by: name, onlyUnitId: unitId });
  }

  @Post('certify')
  @Roles('host', 'region_coordinator')
  @Answer(SignedAnswer)
  async certify(@Acting() party: ActingParty, @LoggedIn() { name, unitId }: Account, @Body() span: SignAttendance): Promise<{ days: number }> {
    return { days: await this.recording.certify(party, { ...signed(span), on: today(), by: name, onlyUnitId: unitId }) };
  }

  @Post('countersign')
  @Roles('coordinator')
  @Answer(SignedAnswer)
  async countersign(@Acting() party: ActingParty, @LoggedIn() { name }: Account, @Body() span: SignAttendance): Promise<{ days: number }> {
    return { days: await this.countersigning.countersign(party, { ...signed(span), on: today(), by: name }) };
  }

  @Get('waiting')
  @Roles('coordinator')
  @Answer(WaitingDaysAnswer, { shape: 'list' })
  waiting(@Acting() party: ActingParty, @Query() { host, course, term }: WaitingQuery): Promise<object[]> {
    return this.countersigning.waiting(party, { host: host ?? null, course: course ?? null, term: term ?? null });
  }

  @Post(':id/question')
  @Roles('coordinator')
  @HttpCode(204)
  async ask(@Acting() party: ActingParty, @LoggedIn() { name }: Account, @Param() { id }: AttendanceDayParam, @Body() { text }: DaySaying): Promise<void> {
    await this.questions.ask(party, { dayId: id, text, by: name });
  }

  @Post(':id/answer')
  @Roles('host', 'region_coordinator')
  @HttpCode(204)
  async answer(@Acting() party: ActingParty, @LoggedIn() { name, unitId }: Account, @Param() { id }: AttendanceDayParam, @Body() { text }: DaySaying): Promise<void> {
    await this.questions.answer(party, { dayId: id, text, by: name, onlyUnitId: unitId });
  }
}

/** Which placements are meant: one, or some. */
function signed({ bookingId, bookingIds = [], firstDay, lastDay }: SignAttendance): Pick<Signing, 'bookingIds' | 'firstDay' | 'lastDay'> {
  const ids = [...new Set([...bookingIds, ...(bookingId === undefined ? [] : [bookingId])])];
  if (ids.length === 0) throw new Problem('bookings-missing', 'invalid', 'Name a placement with bookingId, or several with bookingIds.');
  return { bookingIds: ids, firstDay, lastDay };
}

/** Days required, booked and done, per student and block. */
@ApiTags('days')
@Controller('api/v1/days')
@Roles(...accountRoles)
export class DaysController {
  constructor(private readonly report: DaysReportService) {}

  @Get()
  @Answer(DaysAnswer, { shape: 'list' })
  async ofTerm(@Acting() party: ActingParty, @Query() query: DaysQuery): Promise<object[]> {
    return (await this.report.follow(party, today(), filterOf(query))).map(({ block: { student, course, requirement, days, group, booking }, risk, ...counted }) =>
      ({ student, course, requirement, required: days, ...counted, atRisk: risk !== null, risk, group, placement: booking?.number ?? null }));
  }

  @Get('csv')
  @ApiProduces('text/csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  async csv(@Acting() party: ActingParty, @Query() query: DaysQuery): Promise<string> {
    return daysCsv(await this.report.follow(party, today(), filterOf(query)));
  }
}

const filterOf = ({ term, course, group, atRisk }: DaysQuery): FollowFilter =>
  ({ term, course: course ?? null, group: group ?? null, atRisk: atRisk === undefined ? undefined : atRisk === 'true' });
