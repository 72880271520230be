import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { ClaimViewsService } from './claim-views.service';
import { kindNames } from './claim-words';
import { isOpen } from './claim-view';
import { MyClaimPage } from './my-claim-page';
import { claimAddress } from './my-claims';
import { ReceiptForm, ReceiptList } from './receipt-list';
import { ReceiptsService } from './receipts.service';

/** Draws a student's claim. */
@Injectable()
export class MyClaimDrawing {
  constructor(private readonly views: ClaimViewsService, private readonly receipts: ReceiptsService, private readonly pages: Pages) {}

  /** With why a step of hers was refused, and what stood in the form, when one was. */
  async draw(request: PlatformRequest, party: ActingParty, code: string, refusal?: { failure: string; input: Readonly<Record<string, string>> }): Promise<string> {
    const one = await this.views.one(party, today(), code);
    const papers = await this.receipts.list(party, code);
    const address = `${claimAddress(code)}/kvitton`;
    const open = isOpen(one.claim);
    const receipts = <><ReceiptList code={code} receipts={papers} {...(open && { remove: address })} />{open ? <ReceiptForm address={address} /> : null}</>;
    const content = <MyClaimPage {...one} today={today()} receipts={receipts} summed={papers.length > 0} {...refusal} />;
    return this.pages.draw(request, { title: kindNames[one.claim.kind], content, layout: 'student' });
  }
}
