import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatchIfAny } from '../platform/http/version';
import { RankWishes, WishAnswer } from './enrolments.dto';
import { KeptParam } from './keeping.dto';
import { ProgrammesReading } from './reading.service';
import { WishesService } from './wishes.service';

/** Wishes are handed in as a whole, in order; their version is the enrolment's. */
@ApiTags('wishes')
@Controller('api/v1/enrolments')
@Roles('student', 'coordinator')
export class EnrolmentWishesController {
  constructor(private readonly wishes: WishesService, private readonly reading: ProgrammesReading) {}

  @Put(':id/wishes')
  @Answer(WishAnswer, { shape: 'page' })
  async rank(@Acting() party: ActingParty, @Param() { id }: KeptParam, @Body() { wishes }: RankWishes, @IfMatchIfAny() version: number | undefined): Promise<Page> {
    await this.wishes.replace(party, id, wishes, version);
    return this.reading.wishes.page(party, { limit: 20, enrolmentId: id } as { limit: number });
  }
}
