import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import type { FreePlace } from './free-place';
import { FreePlaceAnswer, FreePlaceQuery } from './free-places.dto';
import { FreePlacesService } from './free-places.service';

@ApiTags('free-places')
@Controller('api/v1/free-places')
@Roles(...accountRoles)
export class FreePlacesController {
  constructor(private readonly places: FreePlacesService) {}

  /** Units with room in weeks in a row, those with most room for you first; what is reserved for others is left out until it falls free. */
  @Get()
  @Answer(FreePlaceAnswer, { shape: 'list' })
  search(@Acting() party: ActingParty, @Query() search: FreePlaceQuery): Promise<FreePlace[]> {
    return this.places.search(search, party);
  }
}
