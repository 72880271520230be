import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { Problem } from '../shared/problem';
import { ReserveQuery, RunParam } from './allocation.dto';
import { RunHelpAnswer } from './help.dto';
import { HelpService, type ShownHelp } from './help.service';
import { AllocationReading } from './reading.service';
import type { ShortageProof } from './shortage-proofs';
import type { WhyNot } from './why-not';
import { WhyNotService } from './why-not.service';
import { PlacementReasonAnswer, ShortageProofAnswer, WhyNotAnswer, WhyNotQuery } from './why.dto';
import { WhyService } from './why.service';

/** Why each block has no place, or not the one first wished for. */
@ApiTags('placement-reasons')
@Controller('api/v1/placement-reasons')
@Roles('coordinator', 'student')
export class PlacementReasonsController {
  constructor(private readonly reading: AllocationReading, private readonly whyNot: WhyNotService) {}

  @Get()
  @Answer(PlacementReasonAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: ReserveQuery): Promise<Page> {
    return this.reading.reasons.page(party, query);
  }

  /** Why a block is not at a unit: by the rules, and by who has the places. */
  @Get('why-not')
  @Answer(WhyNotAnswer)
  answer(@Acting() party: ActingParty, @Query() codes: WhyNotQuery): Promise<WhyNot> {
    return this.whyNot.answer(codes, party);
  }

  @Get(':id')
  @Answer(PlacementReasonAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.reasons.one(party, id);
  }
}

/** What a run's shortage comes to. */
@ApiTags('allocation-runs')
@Controller('api/v1/allocation-runs')
@Roles('coordinator')
export class RunWhyController {
  constructor(private readonly why: WhyService, private readonly help: HelpService) {}

  /** Counting proofs that not everybody can be placed; empty where counting shows nothing. */
  @Get(':id/proofs')
  @Answer(ShortageProofAnswer, { shape: 'list' })
  proofs(@Acting() party: ActingParty, @Param() { id }: RunParam): Promise<readonly ShortageProof[]> {
    return this.why.proofs(id, party);
  }

  /** What would help those without a place: the smallest set of relaxations first, each confirmed by solving again. */
  @Post(':id/help')
  @Answer(RunHelpAnswer)
  workOut(@Acting() party: ActingParty, @Param() { id }: RunParam): Promise<ShownHelp> {
    return this.help.workOut(id, party);
  }

  /** The answer as it was last worked out. */
  @Get(':id/help')
  @Answer(RunHelpAnswer)
  async known(@Acting() party: ActingParty, @Param() { id }: RunParam): Promise<ShownHelp> {
    const help = await this.help.known(id, party);
    if (!help) throw new Problem('help-unasked', 'missing', 'Nobody has asked what would help this run; ask by POST.');
    return help;
  }
}
