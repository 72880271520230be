import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import {
  AddFairnessPolicy, ChangeFairnessPolicy, LedgerLineAnswer, LedgerQuery, PolicyAnswer, PolicyParam, PolicyQuery, TurnAnswer, TurnQuery,
} from './fairness.dto';
import { PoliciesService } from './policies.service';
import { FairnessReading } from './reading.service';

/** How universities weigh what their students bear; a student reads her university's. */
@ApiTags('fairness-policies')
@Controller('api/v1/fairness-policies')
@Roles('coordinator', 'student')
export class FairnessPoliciesController {
  constructor(private readonly reading: FairnessReading) {}

  @Get()
  @Answer(PolicyAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: PolicyQuery): Promise<Page> {
    return this.reading.policies.page(party, query);
  }

  @Get(':id')
  @Answer(PolicyAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.policies.one(party, id);
  }
}

@ApiTags('fairness-policies')
@Controller('api/v1/fairness-policies')
@Roles('coordinator')
export class FairnessPolicyKeepingController {
  constructor(private readonly policies: PoliciesService, private readonly reading: FairnessReading) {}

  @Post()
  @Answer(PolicyAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() policy: AddFairnessPolicy): Promise<Row> {
    return this.reading.policies.one(party, await this.policies.add(policy, party));
  }

  @Patch(':id')
  @Answer(PolicyAnswer)
  async change(@Acting() party: ActingParty, @Param() { id }: PolicyParam, @Body() changes: ChangeFairnessPolicy, @IfMatch() version: number): Promise<Row> {
    await this.policies.change(id, changes, version, party);
    return this.reading.policies.one(party, id);
  }

  /** What is more general holds again. */
  @Delete(':id')
  @HttpCode(204)
  remove(@Acting() party: ActingParty, @Param() { id }: PolicyParam, @IfMatch() version: number): Promise<void> {
    return this.policies.remove(id, version, party);
  }
}

/** What students have borne; each reads her own. */
@ApiTags('ledger-lines')
@Controller('api/v1/ledger-lines')
@Roles('coordinator', 'student')
export class LedgerLinesController {
  constructor(private readonly reading: FairnessReading) {}

  @Get()
  @Answer(LedgerLineAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: LedgerQuery): Promise<Page> {
    return this.reading.ledger.page(party, query);
  }

  @Get(':id')
  @Answer(LedgerLineAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.ledger.one(party, id);
  }
}

/** The published lottery: whose turn it was when, and what was left; each student reads her own. */
@ApiTags('turns')
@Controller('api/v1/turns')
@Roles('coordinator', 'student')
export class TurnsController {
  constructor(private readonly reading: FairnessReading) {}

  @Get()
  @Answer(TurnAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: TurnQuery): Promise<Page> {
    return this.reading.turns.page(party, query);
  }

  @Get(':id')
  @Answer(TurnAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.turns.one(party, id);
  }
}
