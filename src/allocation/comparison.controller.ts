import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { ComparedParams, ComparisonAnswer } from './comparison.dto';
import type { RunComparison } from './comparison.service';
import { ComparisonService } from './comparison.service';

/** What one run does otherwise than another. */
@ApiTags('allocation-runs')
@Controller('api/v1/allocation-runs/:id/compared-with/:other')
@Roles('coordinator')
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonService) {}

  @Get()
  @Answer(ComparisonAnswer)
  compare(@Acting() party: ActingParty, @Param() { id, other }: ComparedParams): Promise<RunComparison> {
    return this.comparisons.compare(party, id, other);
  }
}
