import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import type { HostCoverage, UnitCoverage } from './coverage';
import { CoverageAnswer, CoverageQuery, UnitCoverageAnswer } from './coverage.dto';
import { CoverageService } from './coverage.service';

/** Compensation against what it is to cover, per host and per unit. */
@ApiTags('coverage')
@Controller('api/v1/coverage')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get()
  @Answer(CoverageAnswer, { shape: 'list' })
  hosts(@Acting() party: ActingParty, @Query() query: CoverageQuery): Promise<HostCoverage[]> {
    return this.coverage.hosts(party, query);
  }

  @Get('units')
  @Answer(UnitCoverageAnswer, { shape: 'list' })
  units(@Acting() party: ActingParty, @Query() query: CoverageQuery): Promise<UnitCoverage[]> {
    return this.coverage.units(party, query);
  }
}
