import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { AffectedAnswer } from './affected.dto';
import type { AffectedWithAlternatives } from './affected.service';
import { AffectedService } from './affected.service';

/** Who is booked where a unit has closed, and where there is room instead. */
@ApiTags('closures')
@Controller('api/v1/closures/:id/affected-bookings')
@Roles('host', 'region_coordinator', 'admin', 'coordinator')
export class AffectedBookingsController {
  constructor(private readonly affected: AffectedService) {}

  @Get()
  @Answer(AffectedAnswer, { shape: 'list' })
  list(@Acting() party: ActingParty, @Param('id') id: string): Promise<AffectedWithAlternatives[]> {
    return this.affected.ofClosure(party, id);
  }
}
