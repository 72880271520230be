import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OwnUnit, RowsOfUnit } from '../organisations/own-unit.guard';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import {
  CapacityChangeAnswer, CapacityChangeQuery, PlanAnswer, PlanParam, PlanQuery, ProposalAnswer, ProposalQuery, PublishPlan, SavePlan, SaveTemplate, TemplateAnswer, TemplateQuery,
} from './plans.dto';
import { PlansService } from './plans.service';
import type { Proposal } from './proposals.service';
import { ProposalsService } from './proposals.service';
import { CapacityReading } from './reading.service';

/** Places of a unit for a whole term: a draft, then published at once or from a day on. */
@ApiTags('capacity-plans')
@Controller('api/v1/capacity-plans')
@UseGuards(OwnUnit)
@RowsOfUnit('capacity_plans')
@Roles('host', 'region_coordinator', 'admin')
export class PlansController {
  constructor(private readonly plans: PlansService, private readonly reading: CapacityReading) {}

  @Get()
  @Answer(PlanAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: PlanQuery): Promise<Page> {
    return this.reading.plans.page(party, query);
  }

  @Get(':id')
  @Answer(PlanAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.plans.one(party, id);
  }

  /** Saves the draft of the unit in the term; the one that there was gives way. */
  @Post()
  @Answer(PlanAnswer, { status: 201 })
  async save(@Acting() party: ActingParty, @Body() plan: SavePlan): Promise<Row> {
    return this.reading.plans.one(party, await this.plans.save(plan, party));
  }

  /** Publishes a draft at once, or from a later day on by itself; refused with the weeks in which more are booked. */
  @Post(':id/publish')
  @Answer(PlanAnswer)
  async publish(@Acting() party: ActingParty, @Param() { id }: PlanParam, @Body() { effectiveFrom }: PublishPlan): Promise<Row> {
    await this.plans.publish(id, { effectiveFrom, today: today() }, party);
    return this.reading.plans.one(party, id);
  }

  /** Takes back what is not published yet. */
  @Post(':id/withdraw')
  @Answer(PlanAnswer)
  async withdraw(@Acting() party: ActingParty, @Param() { id }: PlanParam): Promise<Row> {
    await this.plans.withdraw(id, party);
    return this.reading.plans.one(party, id);
  }
}

@ApiTags('capacity-plans')
@Controller('api/v1/capacity-proposals')
@Roles('host', 'region_coordinator', 'admin')
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  /** What a copy of an earlier term, or a template, would publish, and what of it is new; saves nothing. */
  @Get()
  @Answer(ProposalAnswer)
  propose(@Acting() party: ActingParty, @Query() query: ProposalQuery): Promise<Proposal> {
    return this.proposals.proposal(party, query);
  }
}

@ApiTags('capacity-plans')
@Controller('api/v1/capacity-templates')
@UseGuards(OwnUnit)
@RowsOfUnit('capacity_templates')
@Roles('host', 'region_coordinator', 'admin')
export class TemplatesController {
  constructor(private readonly proposals: ProposalsService, private readonly reading: CapacityReading) {}

  @Get()
  @Answer(TemplateAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: TemplateQuery): Promise<Page> {
    return this.reading.templates.page(party, query);
  }

  @Get(':id')
  @Answer(TemplateAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.templates.one(party, id);
  }

  /** Saves a pattern over the weeks of a term; one of the same name gives way. */
  @Post()
  @Answer(TemplateAnswer, { status: 201 })
  async save(@Acting() party: ActingParty, @Body() template: SaveTemplate): Promise<Row> {
    return this.reading.templates.one(party, await this.proposals.saveTemplate(party, template));
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Acting() party: ActingParty, @Param() { id }: PlanParam): Promise<void> {
    return this.proposals.removeTemplate(party, id);
  }
}

@ApiTags('capacity-changes')
@Controller('api/v1/capacity-changes')
@Roles('host', 'region_coordinator', 'admin')
export class ChangesController {
  constructor(private readonly reading: CapacityReading) {}

  /** The history of what the organisation's units offer: who changed what, when, from what to what. */
  @Get()
  @Answer(CapacityChangeAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: CapacityChangeQuery): Promise<Page> {
    return this.reading.changes.page(party, query);
  }

  @Get(':id')
  @Answer(CapacityChangeAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.changes.one(party, id);
  }
}
