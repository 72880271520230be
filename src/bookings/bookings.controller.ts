import { Body, Controller, Param, Post, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnUnit, RowsOfUnit } from '../organisations/own-unit.guard';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { IfMatch, IfMatchIfAny } from '../platform/http/version';
import { BookingAnswer, BookingParam, BookingStepParams, BookPlace, MovePlace, StepReason } from './bookings.dto';
import { BookingsService } from './bookings.service';
import { BookingsReading } from './reading.service';

/** Bookings made by hand, and every step of a booking's life as a verb. */
@ApiTags('bookings')
@Controller('api/v1/bookings')
@UseGuards(OwnUnit)
@RowsOfUnit('bookings')
export class BookingStepsController {
  constructor(private readonly bookings: BookingsService, private readonly reading: BookingsReading) {}

  @Post()
  @Roles('coordinator', 'admin')
  @Answer(BookingAnswer, { status: 201 })
  book(@Acting() party: ActingParty, @Body() order: BookPlace): Promise<Row> {
    return this.bookings.bookAnd(order, party, (_, id) => this.reading.bookings.one(party, id));
  }

  /** Gives the booking up for another place; answers the new one. */
  @Post(':id/move')
  @Roles('coordinator', 'admin')
  @Answer(BookingAnswer, { status: 201 })
  async move(
    @Acting() party: ActingParty, @Param() { id }: BookingParam, @Body() { unit, firstWeek, reason, agreement, overrideReason }: MovePlace, @IfMatch() version: number,
  ): Promise<Row> {
    const moved = await this.bookings.move(id, { unit, firstWeek, reason, agreement, overrideReason, version }, party);
    return this.reading.bookings.one(party, moved.id);
  }

  @Post(':id/:step')
  @Roles('coordinator', 'host', 'region_coordinator', 'student', 'admin')
  @Answer(BookingAnswer)
  async step(
    @Acting() party: ActingParty, @Param() { id, step }: BookingStepParams, @Body() { reason, on }: StepReason, @IfMatchIfAny() version: number | undefined,
  ): Promise<Row> {
    await this.bookings.step(id, { step, reason, version, ...(on !== undefined && { told: { on, today: today() } }) }, party);
    return this.reading.bookings.one(party, id);
  }
}
