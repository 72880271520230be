import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { SayingForm } from './attendance-pages.dto';
import { CountersigningService } from './countersigning.service';
import { DayHistoryService } from './day-history.service';
import { PlacementDaysFormFilter } from './placement-days-form.pages';
import { PlacementDaysPage } from './placement-days-page';
import { QuestionsService } from './questions.service';
import { RecordingService } from './recording.service';
import { actingSide } from './side';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (number: string): Back => ({ url: `/placeringar/${number}/narvaro#dagar`, statusCode: 303 });

/** A placement's days one by one, for both sides of it. */
@Controller('placeringar/:number/narvaro')
@Roles('coordinator', 'region_coordinator', 'host', 'admin')
@UseFilters(PlacementDaysFormFilter)
@ApiExcludeController()
export class PlacementDaysPages {
  constructor(
    private readonly histories: DayHistoryService,
    private readonly recording: RecordingService,
    private readonly countersigning: CountersigningService,
    private readonly questions: QuestionsService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async days(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() { unitId }: Account, @Param('number') number: string): Promise<string> {
    const placement = await this.histories.byNumber(party, number, unitId);
    return this.pages.draw(request, { title: `Närvaro, placering ${placement.number}`, content: <PlacementDaysPage placement={placement} side={actingSide(party, placement)} /> });
  }

  @Post('attestera')
  @Roles('host', 'region_coordinator')
  @Redirect()
  async certify(@Acting() party: ActingParty, @LoggedIn() { name, unitId }: Account, @Param('number') number: string): Promise<Back> {
    const { id, firstDay } = await this.histories.byNumber(party, number, unitId);
    await this.recording.certify(party, { bookingIds: [id], firstDay, lastDay: today(), on: today(), by: name, onlyUnitId: unitId });
    return back(number);
  }

  @Post('kontrasignera')
  @Roles('coordinator')
  @Redirect()
  async countersign(@Acting() party: ActingParty, @LoggedIn() { name }: Account, @Param('number') number: string): Promise<Back> {
    const { id, firstDay } = await this.histories.byNumber(party, number, undefined);
    await this.countersigning.countersign(party, { bookingIds: [id], firstDay, lastDay: today(), on: today(), by: name });
    return back(number);
  }

  @Post('fragor')
  @Roles('coordinator')
  @Redirect()
  async ask(@Acting() party: ActingParty, @LoggedIn() { name }: Account, @Param('number') number: string, @Body() { dag, text }: SayingForm): Promise<Back> {
    await this.questions.ask(party, { dayId: dag, text, by: name });
    return back(number);
  }

  @Post('svar')
  @Roles('host', 'region_coordinator')
  @Redirect()
  async answer(@Acting() party: ActingParty, @LoggedIn() { name, unitId }: Account, @Param('number') number: string, @Body() { dag, text }: SayingForm): Promise<Back> {
    await this.questions.answer(party, { dayId: dag, text, by: name, onlyUnitId: unitId });
    return back(number);
  }
}
