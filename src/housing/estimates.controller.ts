import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { EnrolmentParam, EstimateQuery, TownEstimateAnswer } from './estimates.dto';
import { EstimatesService, type TownEstimate } from './estimates.service';

/** What placements would cost a student, before she ranks her wishes. */
@ApiTags('enrolments')
@Controller('api/v1/enrolments/:id/estimates')
@Roles('student', 'coordinator')
export class EstimatesController {
  constructor(private readonly estimates: EstimatesService) {}

  /** For each town where the course may be done: whether housing and travel are paid back, at most how much, and what is left for her to pay. */
  @Get()
  @Answer(TownEstimateAnswer, { shape: 'list' })
  list(@Acting() party: ActingParty, @Param() { id }: EnrolmentParam, @Query() { rentPerWeekOre, ticketsOre }: EstimateQuery): Promise<TownEstimate[]> {
    const ore = (amount: number | undefined): bigint | undefined => (amount === undefined ? undefined : BigInt(amount));
    return this.estimates.of(party, id, { rentPerWeekOre: ore(rentPerWeekOre), ticketsOre: ore(ticketsOre) });
  }
}
