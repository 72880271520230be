import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { PageQuery } from '../platform/http/page-query';
import { AgreementAnswer } from './agreements.dto';
import { AgreementChangeAnswer, AgreementChangeQuery, PublishDeadlineAnswer, PublishDeadlineQuery } from './deadlines.dto';
import { DeadlinesService } from './deadlines.service';
import { LegAnswer, LegQuery } from './legs.dto';
import { QuotaAnswer, QuotaQuery } from './quotas.dto';
import { RateAnswer, RateQuery } from './rates.dto';
import { AgreementsReading } from './reading.service';
import { RuleSetAnswer, RuleSetQuery } from './rule-sets.dto';

@ApiTags('agreements')
@Controller('api/v1/agreements')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
export class AgreementsController {
  constructor(private readonly reading: AgreementsReading) {}

  @Get()
  @Answer(AgreementAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: PageQuery): Promise<Page> {
    return this.reading.agreements.page(party, query);
  }

  @Get(':code')
  @Answer(AgreementAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.agreements.one(party, code);
  }
}

@ApiTags('legs')
@Controller('api/v1/legs')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
export class LegsController {
  constructor(private readonly reading: AgreementsReading) {}

  @Get()
  @Answer(LegAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: LegQuery): Promise<Page> {
    return this.reading.legs.page(party, query);
  }

  @Get(':code')
  @Answer(LegAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.legs.one(party, code);
  }
}

@ApiTags('rates')
@Controller('api/v1/rates')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
export class RatesController {
  constructor(private readonly reading: AgreementsReading) {}

  @Get()
  @Answer(RateAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: RateQuery): Promise<Page> {
    return this.reading.rates.page(party, query);
  }

  @Get(':id')
  @Answer(RateAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.rates.one(party, id);
  }
}

@ApiTags('rule-sets')
@Controller('api/v1/rule-sets')
@Roles(...accountRoles)
export class RuleSetsController {
  constructor(private readonly reading: AgreementsReading) {}

  @Get()
  @Answer(RuleSetAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: RuleSetQuery): Promise<Page> {
    return this.reading.ruleSets.page(party, query);
  }

  @Get(':code')
  @Answer(RuleSetAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.ruleSets.one(party, code);
  }
}

@ApiTags('quotas')
@Controller('api/v1/quotas')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
export class QuotasController {
  constructor(private readonly reading: AgreementsReading) {}

  @Get()
  @Answer(QuotaAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: QuotaQuery): Promise<Page> {
    return this.reading.quotas.page(party, query);
  }

  @Get(':code')
  @Answer(QuotaAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.quotas.one(party, code);
  }
}

/** Who changed what of an agreement, when; the oldest first. */
@ApiTags('agreements')
@Controller('api/v1/agreement-changes')
@Roles('coordinator', 'region_coordinator', 'finance', 'admin')
export class ChangesController {
  constructor(private readonly reading: AgreementsReading) {}

  @Get()
  @Answer(AgreementChangeAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: AgreementChangeQuery): Promise<Page> {
    return this.reading.changes.page(party, query);
  }
}

/** Placements whose publish-by date is near, was breached, or was kept too late, as both parties see them. */
@ApiTags('agreements')
@Controller('api/v1/publish-deadlines')
@Roles('coordinator', 'region_coordinator', 'host', 'admin')
export class PublishDeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

  @Get()
  @Answer(PublishDeadlineAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: PublishDeadlineQuery): Promise<Page> {
    return this.deadlines.publishing.page(party, query);
  }
}
