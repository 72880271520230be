import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import type { Coverage } from './coverage';
import { CoverageAnswer } from './coverage.dto';
import { CoverageService } from './coverage.service';

/** Compensation against what it is to cover, per host. */
@ApiTags('coverage')
@Controller('api/v1/coverage')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
export class CoverageController {
  constructor(private readonly coverage: CoverageService) {}

  @Get()
  @Answer(CoverageAnswer, { shape: 'list' })
  hosts(@Acting() party: ActingParty): Promise<Coverage[]> {
    return this.coverage.hosts(party);
  }
}
