import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { AnswersService } from './answers.service';
import { SwapsReading } from './reading.service';
import { SwapWishesService } from './swap-wishes.service';
import { SwapOfferAnswer, SwapOfferQuery, QuestionAnswer, QuestionQuery, SwapIdParam, SwapWishAnswer, SwapWishQuery, WishToSwap } from './swaps.dto';

/** A student's own wishes to exchange placements; nobody else reads them. */
@ApiTags('swaps')
@Controller('api/v1/swap-wishes')
@Roles('student')
export class SwapWishesController {
  constructor(private readonly wishes: SwapWishesService, private readonly reading: SwapsReading) {}

  @Get()
  @Answer(SwapWishAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: SwapWishQuery): Promise<Page> {
    return this.reading.wishes.page(party, query);
  }

  @Get(':id')
  @Answer(SwapWishAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.wishes.one(party, id);
  }

  @Post()
  @Answer(SwapWishAnswer, { status: 201 })
  async wish(@Acting() party: ActingParty, @Body() order: WishToSwap): Promise<Row> {
    return this.reading.wishes.one(party, await this.wishes.wish(order, party));
  }

  @Post(':id/withdraw')
  @Answer(SwapWishAnswer)
  async withdraw(@Acting() party: ActingParty, @Param() { id }: SwapIdParam): Promise<Row> {
    await this.wishes.withdraw(id, party);
    return this.reading.wishes.one(party, id);
  }
}

/** What a student is offered instead of a placement; all of the ring must accept. */
@ApiTags('swaps')
@Controller('api/v1/swap-offers')
@Roles('student')
export class SwapOffersController {
  constructor(private readonly answers: AnswersService, private readonly reading: SwapsReading) {}

  @Get()
  @Answer(SwapOfferAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: SwapOfferQuery): Promise<Page> {
    return this.reading.offers.page(party, query);
  }

  @Get(':id')
  @Answer(SwapOfferAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.offers.one(party, id);
  }

  @Post(':id/accept')
  @Answer(SwapOfferAnswer)
  async accept(@Acting() party: ActingParty, @Param() { id }: SwapIdParam): Promise<Row> {
    await this.answers.answerOffer(id, 'yes', party);
    return this.reading.offers.one(party, id);
  }

  @Post(':id/decline')
  @Answer(SwapOfferAnswer)
  async decline(@Acting() party: ActingParty, @Param() { id }: SwapIdParam): Promise<Row> {
    await this.answers.answerOffer(id, 'no', party);
    return this.reading.offers.one(party, id);
  }
}

/** What units are asked before students who come to them are exchanged. */
@ApiTags('swaps')
@Controller('api/v1/swap-questions')
@Roles('host', 'region_coordinator', 'admin')
export class SwapQuestionsController {
  constructor(private readonly answers: AnswersService, private readonly reading: SwapsReading) {}

  @Get()
  @Answer(QuestionAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: QuestionQuery): Promise<Page> {
    return this.reading.questions.page(party, query);
  }

  @Get(':id')
  @Answer(QuestionAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.questions.one(party, id);
  }

  @Post(':id/accept')
  @Answer(QuestionAnswer)
  async accept(@Acting() party: ActingParty, @LoggedIn() { unitId }: Account, @Param() { id }: SwapIdParam): Promise<Row> {
    await this.answers.answerQuestion(id, 'yes', party, { onlyUnitId: unitId });
    return this.reading.questions.one(party, id);
  }

  @Post(':id/decline')
  @Answer(QuestionAnswer)
  async decline(@Acting() party: ActingParty, @LoggedIn() { unitId }: Account, @Param() { id }: SwapIdParam): Promise<Row> {
    await this.answers.answerQuestion(id, 'no', party, { onlyUnitId: unitId });
    return this.reading.questions.one(party, id);
  }
}
