import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { BookingWindowAnswer, BookingWindowParam, BookingWindowQuery, ChangeBookingWindow, SetBookingWindow } from './booking-windows.dto';
import { BookingWindowsService } from './booking-windows.service';
import { AgreementsReading } from './reading.service';

/** On which days places of a term may be asked for by hand under an agreement; without a window at any time. */
@ApiTags('booking-windows')
@Controller('api/v1/booking-windows')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
export class BookingWindowsController {
  constructor(private readonly windows: BookingWindowsService, private readonly reading: AgreementsReading) {}

  @Get()
  @Answer(BookingWindowAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: BookingWindowQuery): Promise<Page> {
    return this.reading.bookingWindows.page(party, query);
  }

  @Get(':id')
  @Answer(BookingWindowAnswer)
  one(@Acting() party: ActingParty, @Param() { id }: BookingWindowParam): Promise<Row> {
    return this.reading.bookingWindows.one(party, id);
  }

  @Post()
  @Roles('admin')
  @Answer(BookingWindowAnswer, { status: 201 })
  async set(@Acting() party: ActingParty, @Body() window: SetBookingWindow): Promise<Row> {
    await this.reading.agreements.one(party, window.agreement);
    return this.reading.bookingWindows.one(party, await this.windows.set(window, party));
  }

  @Patch(':id')
  @Roles('admin')
  @Answer(BookingWindowAnswer)
  async change(@Acting() party: ActingParty, @Param() { id }: BookingWindowParam, @Body() changes: ChangeBookingWindow, @IfMatch() version: number): Promise<Row> {
    await this.reading.bookingWindows.one(party, id);
    await this.windows.change(id, changes, version, party);
    return this.reading.bookingWindows.one(party, id);
  }

  @Delete(':id')
  @Roles('admin')
  @HttpCode(204)
  async remove(@Acting() party: ActingParty, @Param() { id }: BookingWindowParam): Promise<void> {
    await this.reading.bookingWindows.one(party, id);
    await this.windows.remove(id, party);
  }
}
