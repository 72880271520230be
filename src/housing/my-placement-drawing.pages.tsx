import { Injectable } from '@nestjs/common';
import { DaysReportService } from '../attendance/days-report.service';
import { MyDays } from '../attendance/my-days';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { ReadinessService } from '../readiness/readiness.service';
import { MyOffers } from '../reserves/my-offers';
import { OffersReading } from '../reserves/reading.service';
import { SwapsTeaser } from '../swaps/my-swaps-page';
import { MySwapsService } from '../swaps/my-swaps.service';
import { claimStates } from './claim';
import { ClaimDraftsService } from './claim-drafts.service';
import { ClaimViewsService } from './claim-views.service';
import { EstimatesService } from './estimates.service';
import { MyEstimates } from './my-estimates';
import { AccountForm } from './payouts-page';
import { PayoutsService } from './payouts.service';
import { MyPlacementPage } from './my-placement-page';
import { MyPlacementService } from './my-placement.service';

/** Draws the student's own page, with what every room has to ask or tell her. */
@Injectable()
export class MyPlacementDrawing {
  constructor(
    private readonly placements: MyPlacementService,
    private readonly readiness: ReadinessService,
    private readonly offers: OffersReading,
    private readonly swaps: MySwapsService,
    private readonly drafts: ClaimDraftsService,
    private readonly claims: ClaimViewsService,
    private readonly estimates: EstimatesService,
    private readonly payouts: PayoutsService,
    private readonly days: DaysReportService,
    private readonly pages: Pages,
  ) {}

  /** With why an answer of hers was refused, when it was. */
  async draw(request: PlatformRequest, party: ActingParty, failure?: string, accountFailure?: string): Promise<string> {
    if (party.studentId !== undefined) await this.drafts.born(today(), { studentId: party.studentId });
    const claims = await this.claims.all(party, today(), claimStates);
    const [mine, ahead] = [await this.placements.mine(party), await this.readiness.mine(party, today())];
    const first = (
      <>
        <MyOffers offers={await this.offers.mine(party)} failure={failure} />
        <SwapsTeaser mine={await this.swaps.mine(party)} />
        <MyDays blocks={await this.days.follow(party, today())} />
      </>
    );
    const content = <MyPlacementPage mine={mine} claims={claims} estimates={<MyEstimates estimates={await this.estimates.mine(party, today())} />} account={claims.length === 0 ? undefined : <AccountForm account={await this.payouts.ownAccount(party)} failure={accountFailure} />} ahead={ahead} today={today()} first={first} />;
    return this.pages.draw(request, { title: 'Min placering', content, layout: 'student' });
  }
}
