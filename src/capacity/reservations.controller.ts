import { Body, Controller, Get, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnUnit, RowsOfUnit } from '../organisations/own-unit.guard';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { CapacityReading } from './reading.service';
import { AddReservation, ReleaseReservation, ReservationAnswer, ReservationParam, ReservationQuery } from './reservations.dto';
import { ReservationsService } from './reservations.service';

/** Places kept for a university, a programme or an agreement until a day. */
@ApiTags('reserved-places')
@Controller('api/v1/reserved-places')
@UseGuards(OwnUnit)
@RowsOfUnit('reserved_places')
@Roles('coordinator', 'region_coordinator', 'host', 'admin')
export class ReservationsController {
  constructor(private readonly reservations: ReservationsService, private readonly reading: CapacityReading) {}

  @Get()
  @Answer(ReservationAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: ReservationQuery): Promise<Page> {
    return this.reading.reservations.page(party, query);
  }

  @Get(':id')
  @Answer(ReservationAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.reservations.one(party, id);
  }

  @Post()
  @Roles('host', 'region_coordinator', 'admin')
  @Answer(ReservationAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() order: AddReservation): Promise<Row> {
    return this.reading.reservations.one(party, await this.reservations.reserve(order, today(), party));
  }

  /** Lets go of reserved places: by the unit, or by the university that they are reserved for. They are free for all at once. */
  @Post(':id/release')
  @Answer(ReservationAnswer)
  async release(@Acting() party: ActingParty, @Param() { id }: ReservationParam, @Body() { places }: ReleaseReservation): Promise<Row> {
    await this.reservations.release(id, party, places);
    return this.reading.reservations.one(party, id);
  }
}
