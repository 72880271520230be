import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { AttendanceAnswer, AttendanceQuery } from './attendance.dto';
import { AttendanceReading } from './reading.service';

@ApiTags('attendance-days')
@Controller('api/v1/attendance-days')
@Roles(...accountRoles)
export class AttendanceDaysController {
  constructor(private readonly reading: AttendanceReading) {}

  @Get()
  @Answer(AttendanceAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: AttendanceQuery): Promise<Page> {
    return this.reading.days.page(party, query);
  }

  @Get(':id')
  @Answer(AttendanceAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.days.one(party, id);
  }
}
