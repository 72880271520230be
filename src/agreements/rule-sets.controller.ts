import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { AgreementsReading } from './reading.service';
import { ChangeRuleSet, MakeRuleSet, RuleSetAnswer } from './rule-sets.dto';
import { RuleSetsService } from './rule-sets.service';

/** Rules for housing and travel are kept by the organisation that makes them. */
@ApiTags('rule-sets')
@Controller('api/v1/rule-sets')
@Roles('admin')
export class RuleSetStepsController {
  constructor(private readonly ruleSets: RuleSetsService, private readonly reading: AgreementsReading) {}

  @Post()
  @Answer(RuleSetAnswer, { status: 201 })
  async make(@Acting() party: ActingParty, @Body() ruleSet: MakeRuleSet): Promise<Row> {
    await this.ruleSets.make(ruleSet, party);
    return this.reading.ruleSets.one(party, ruleSet.code);
  }

  @Patch(':code')
  @Answer(RuleSetAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeRuleSet, @IfMatch() version: number): Promise<Row> {
    await this.reading.ruleSets.one(party, code);
    await this.ruleSets.change(code, changes, version, party);
    return this.reading.ruleSets.one(party, code);
  }
}
