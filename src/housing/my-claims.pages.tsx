import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UploadedFile, UseFilters, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { oreFromText, parseOre } from '../shared/money';
import { ClaimStepsService } from './claim-steps.service';
import { MyClaimDrawing } from './my-claim-drawing.pages';
import { MyClaimFormFilter } from './my-claim-form.pages';
import { claimAddress } from './my-claims';
import { CaseForm, ClaimForm } from './my-claims.dto';
import { MOST_BYTES } from './receipt';
import { KeepPayoutAccount } from './payouts.dto';
import { PayoutsService } from './payouts.service';
import { ReceiptForm, ReceiptParam } from './receipts.dto';
import { ReceiptsService } from './receipts.service';
import { sentBytes, type SentFile } from './sent-file';
import { signed } from './signed';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (code: string): Back => ({ url: claimAddress(code), statusCode: 303 });

/** A student's claim, which she completes and hands in. */
@Controller('min-placering/krav')
@Roles('student')
@UseFilters(MyClaimFormFilter)
@ApiExcludeController()
export class MyClaimPages {
  constructor(private readonly steps: ClaimStepsService, private readonly receipts: ReceiptsService, private readonly payouts: PayoutsService, private readonly drawing: MyClaimDrawing) {}

  @Get(':code')
  @Header('Content-Type', 'text/html; charset=utf-8')
  one(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param('code') code: string): Promise<string> {
    return this.drawing.draw(request, party, code);
  }

  @Post('konto')
  @Redirect('/min-placering#konto', 303)
  async account(@Acting() party: ActingParty, @Body() told: KeepPayoutAccount): Promise<void> {
    await this.payouts.keepAccount(party, told);
  }

  @Post(':code')
  @Redirect()
  async complete(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { kronor = '', ...changes }: ClaimForm): Promise<Back> {
    const receiptOre = oreFromText(kronor);
    await this.steps.complete(party, code, { ...changes, ...(receiptOre !== undefined && { receiptOre }) }, signed(account));
    return back(code);
  }

  @Post(':code/kvitton')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MOST_BYTES, files: 1, fields: 5, parts: 6, fieldSize: 1000 } }))
  @Redirect()
  async add(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { kronor }: ReceiptForm, @UploadedFile() file: SentFile | undefined): Promise<Back> {
    await this.receipts.add(party, code, { bytes: sentBytes(file), amountOre: parseOre(kronor), by: signed(account) });
    return back(code);
  }

  @Post(':code/kvitton/:id/ta-bort')
  @Redirect()
  async remove(@Acting() party: ActingParty, @Param() { code, id }: ReceiptParam): Promise<Back> {
    await this.receipts.remove(party, code, id);
    return back(code);
  }

  @Post(':code/skicka')
  @Redirect()
  async submit(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string): Promise<Back> {
    await this.steps.submit(party, code, { today: today(), by: signed(account) });
    return back(code);
  }

  @Post(':code/arende')
  @Redirect()
  async openCase(@Acting() party: ActingParty, @LoggedIn() account: Account, @Param('code') code: string, @Body() { reason }: CaseForm): Promise<Back> {
    await this.steps.openCase(party, code, reason, { today: today(), by: signed(account) });
    return back(code);
  }
}
