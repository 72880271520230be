import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Acting, Roles } from '../platform/auth/access';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { tellVersion } from '../platform/http/version';
import { BookingAnswer, BookingEventAnswer, BookingEventQuery, BookingQuery } from './bookings.dto';
import { BookingsReading } from './reading.service';

@ApiTags('bookings')
@Controller('api/v1/bookings')
@Roles(...accountRoles)
export class BookingsController {
  constructor(private readonly reading: BookingsReading) {}

  @Get()
  @Answer(BookingAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: BookingQuery): Promise<Page> {
    return this.reading.bookings.page(party, query);
  }

  @Get(':id')
  @Answer(BookingAnswer)
  async one(@Acting() party: ActingParty, @Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<Row> {
    const booking = await this.reading.bookings.one(party, id);
    tellVersion(response, Number(booking['version']));
    return booking;
  }
}

@ApiTags('booking-events')
@Controller('api/v1/booking-events')
@Roles('coordinator', 'region_coordinator', 'host', 'admin')
export class BookingEventsController {
  constructor(private readonly reading: BookingsReading) {}

  @Get()
  @Answer(BookingEventAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: BookingEventQuery): Promise<Page> {
    return this.reading.events.page(party, query);
  }
}
