import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { BookingAnswer, BookingEventAnswer, BookingEventQuery, BookingParam, BookingQuery } from './bookings.dto';
import type { History } from './history';
import { HistoryAnswer } from './history.dto';
import { HistoryService } from './history.service';
import { BookingsReading } from './reading.service';

@ApiTags('bookings')
@Controller('api/v1/bookings')
@Roles(...accountRoles)
export class BookingsController {
  constructor(private readonly reading: BookingsReading, private readonly histories: HistoryService) {}

  @Get()
  @Answer(BookingAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: BookingQuery): Promise<Page> {
    return this.reading.bookings.page(party, query);
  }

  @Get(':id')
  @Answer(BookingAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.bookings.one(party, id);
  }

  /** Every step, who took it and why, and what the booking replaced or was replaced by; the same for both sides. */
  @Get(':id/history')
  @Roles('coordinator', 'region_coordinator', 'host', 'admin')
  @Answer(HistoryAnswer)
  history(@Acting() party: ActingParty, @Param() { id }: BookingParam): Promise<History> {
    return this.histories.of(party, id);
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
