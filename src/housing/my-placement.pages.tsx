import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { AnsweringService } from '../reserves/answering.service';
import { DeclineForm, OfferParam } from '../reserves/offers.dto';
import { MyPlacementDrawing } from './my-placement-drawing.pages';
import { MyPlacementFormFilter } from './my-placement-form.pages';

/** The student's own page, on which she answers what she is offered. */
@Controller('min-placering')
@Roles('student')
@UseFilters(MyPlacementFormFilter)
@ApiExcludeController()
export class MyPlacementPages {
  constructor(private readonly drawing: MyPlacementDrawing, private readonly answering: AnsweringService) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  mine(@Req() request: PlatformRequest, @Acting() party: ActingParty): Promise<string> {
    return this.drawing.draw(request, party);
  }

  @Post('erbjudanden/:id/ja')
  @Redirect('/min-placering', 303)
  async accept(@Acting() party: ActingParty, @Param() { id }: OfferParam): Promise<void> {
    await this.answering.accept({ offerId: id, party, now: new Date() });
  }

  @Post('erbjudanden/:id/nej')
  @Redirect('/min-placering', 303)
  async decline(@Acting() party: ActingParty, @Param() { id }: OfferParam, @Body() { leave }: DeclineForm): Promise<void> {
    await this.answering.decline({ offerId: id, party, now: new Date() }, leave === 'ja');
  }
}
