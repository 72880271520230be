import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { ReadinessService } from '../readiness/readiness.service';
import { SwapsTeaser } from '../swaps/my-swaps-page';
import { MySwapsService } from '../swaps/my-swaps.service';
import { MyPlacementPage } from './my-placement-page';
import { MyPlacementService } from './my-placement.service';

/** The student's own page. */
@Controller('min-placering')
@Roles('student')
@ApiExcludeController()
export class MyPlacementPages {
  constructor(
    private readonly placements: MyPlacementService,
    private readonly readiness: ReadinessService,
    private readonly swaps: MySwapsService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async mine(@Req() request: PlatformRequest, @Acting() party: ActingParty): Promise<string> {
    const [mine, ahead] = [await this.placements.mine(party), await this.readiness.mine(party, today())];
    const first = <SwapsTeaser mine={await this.swaps.mine(party)} />;
    const content = <MyPlacementPage mine={mine} ahead={ahead} today={today()} first={first} />;
    return this.pages.draw(request, { title: 'Min placering', content, layout: 'student' });
  }
}
