import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Succeed } from '../agreements/agreements.dto';
import type { MoneyChange } from '../agreements/money-change';
import { ReviseRates } from '../agreements/rates.dto';
import { AgreementsReading } from '../agreements/reading.service';
import { revisionScope } from '../agreements/revision-scope';
import { BeginTerms } from '../agreements/terms.dto';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import type { MoneyPreview } from './money-preview';
import { MoneyPreviewAnswer, PreviewedOn, PreviewLeg, PreviewRate } from './money-previews.dto';
import { MoneyPreviewService } from './money-preview.service';

/**
 * What a change of an agreement's money would do, per creditor, debtor and leg: to what is issued (corrections), drafted, and
 * certified but on no document yet. The bodies are those that save the change; nothing is saved here.
 */
@ApiTags('money-previews')
@Controller('api/v1/agreements/:code/money-previews')
@Roles('admin', 'finance')
export class MoneyPreviewsController {
  constructor(private readonly previews: MoneyPreviewService, private readonly reading: AgreementsReading) {}

  @Post('rate')
  @Answer(MoneyPreviewAnswer)
  rate(@Acting() party: ActingParty, @Param('code') code: string, @Body() { leg, amountOre, ...rate }: PreviewRate, @Query() on: PreviewedOn): Promise<MoneyPreview> {
    return this.preview(party, code, { kind: 'rate', leg, rate: { ...rate, amountOre: BigInt(amountOre) } }, on);
  }

  @Post('revision')
  @Answer(MoneyPreviewAnswer)
  revision(@Acting() party: ActingParty, @Param('code') code: string, @Body() order: ReviseRates, @Query() on: PreviewedOn): Promise<MoneyPreview> {
    const { status, decision, decidedBy = null, decidedOn = null, documentNumber = null } = order;
    return this.preview(party, code, { kind: 'revision', ...revisionScope(order), decided: { status, decision, decidedBy, decidedOn, documentNumber } }, on);
  }

  @Post('terms')
  @Answer(MoneyPreviewAnswer)
  terms(@Acting() party: ActingParty, @Param('code') code: string, @Body() { correctsInvoiced = true, decidedOn = null, ...terms }: BeginTerms, @Query() on: PreviewedOn): Promise<MoneyPreview> {
    return this.preview(party, code, { kind: 'terms', terms: { ...terms, decidedOn }, corrects: correctsInvoiced }, on);
  }

  @Post('leg')
  @Answer(MoneyPreviewAnswer)
  async leg(@Acting() party: ActingParty, @Param('code') code: string, @Body() { leg, ...changes }: PreviewLeg, @Query() on: PreviewedOn): Promise<MoneyPreview> {
    const { version } = await this.reading.legs.one(party, leg);
    return this.preview(party, code, { kind: 'leg', leg, changes, version: Number(version) }, on);
  }

  @Post('succession')
  @Answer(MoneyPreviewAnswer)
  async succession(@Acting() party: ActingParty, @Param('code') code: string, @Body() { successor, from }: Succeed, @Query() on: PreviewedOn): Promise<MoneyPreview> {
    await this.reading.agreements.one(party, successor);
    return this.preview(party, code, { kind: 'succession', successor, from }, on);
  }

  private preview(party: ActingParty, code: string, change: MoneyChange, { asOf }: PreviewedOn): Promise<MoneyPreview> {
    return this.previews.preview(code, change, asOf ?? today(), party);
  }
}
