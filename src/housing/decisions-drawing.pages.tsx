import { Injectable } from '@nestjs/common';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import type { ClaimKind } from './claim';
import { ClaimViewsService } from './claim-views.service';
import { ReceiptList } from './receipt-list';
import { ReceiptsService } from './receipts.service';
import { DecisionPage } from './decision-page';
import { DecisionsPage, decisionViews, type DecisionView } from './decisions-page';

/** What is shown of the list. */
export interface DecisionsShown {
  readonly view: DecisionView;
  readonly kind?: ClaimKind | undefined;
  readonly ticked?: boolean;
  readonly failure?: string;
}

/** Draws the pages on which claims are decided. */
@Injectable()
export class DecisionsDrawing {
  constructor(private readonly views: ClaimViewsService, private readonly receipts: ReceiptsService, private readonly pages: Pages) {}

  async list(request: PlatformRequest, party: ActingParty, account: Account, { view, kind, ticked = false, failure }: DecisionsShown): Promise<string> {
    const claims = await this.views.all(party, today(), decisionViews[view], kind ?? null);
    const content = <DecisionsPage claims={claims} view={view} kind={kind} organisation={account.organisationName} accountId={account.id} ticked={ticked} failure={failure} />;
    return this.pages.draw(request, { title: 'Boende och resor', content });
  }

  async one(request: PlatformRequest, party: ActingParty, account: Account, code: string, refusal?: { failure: string; input: Readonly<Record<string, string>> }): Promise<string> {
    const one = await this.views.one(party, today(), code);
    return this.pages.draw(request, { title: one.claim.code, content: <DecisionPage {...one} receipts={<ReceiptList code={code} receipts={await this.receipts.list(party, code)} />} today={today()} accountId={account.id} {...refusal} /> });
  }
}
