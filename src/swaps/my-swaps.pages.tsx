import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { Problem } from '../shared/problem';
import { AnswersService } from './answers.service';
import { MySwapsFormFilter } from './my-swaps-form.pages';
import { FORM_PLACES, MySwapsPage } from './my-swaps-page';
import { MySwapsService } from './my-swaps.service';
import { MY_SWAPS } from './ring-words';
import { AnswerParams, SwapWishForm } from './swap-forms.dto';
import { SwapWishesService } from './swap-wishes.service';
import { SwapIdParam } from './swaps.dto';

/** The place that a choice of the form names; throws Problem `place-unclear` where it names none. */
function placeIn(choice: string): { town: string } | { unit: string } {
  const [kind, code] = [choice.slice(0, choice.indexOf(':')), choice.slice(choice.indexOf(':') + 1)];
  if (kind === 'ort') return { town: code };
  if (kind === 'enhet') return { unit: code };
  throw new Problem('place-unclear', 'invalid', `"${choice.slice(0, 60)}" names neither town nor unit; choose one from the list.`);
}

/** A student's page of exchanges. */
@Controller(MY_SWAPS.slice(1))
@Roles('student')
@UseFilters(MySwapsFormFilter)
@ApiExcludeController()
export class MySwapsPages {
  constructor(
    private readonly swaps: MySwapsService,
    private readonly wishes: SwapWishesService,
    private readonly answers: AnswersService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async mine(@Req() request: PlatformRequest, @Acting() party: ActingParty): Promise<string> {
    return this.pages.draw(request, { title: 'Byta placering', content: <MySwapsPage mine={await this.swaps.mine(party)} />, layout: 'student' });
  }

  @Post()
  @Redirect(MY_SWAPS, 303)
  async wish(@Acting() party: ActingParty, @Body() { placering, veckor, ...form }: SwapWishForm): Promise<void> {
    const chosen = FORM_PLACES.flatMap((rank) => form[`plats${rank}`] || []);
    if (chosen.length === 0) throw new Problem('place-missing', 'invalid', 'Choose at least one town or unit.');
    await this.wishes.wish({ bookingId: placering, places: chosen.map(placeIn), sameWeeks: veckor === 'ja' }, party);
  }

  @Post(':id/angra')
  @Redirect(MY_SWAPS, 303)
  async withdraw(@Acting() party: ActingParty, @Param() { id }: SwapIdParam): Promise<void> {
    await this.wishes.withdraw(id, party);
  }

  @Post('erbjudanden/:id/:svar')
  @Redirect(MY_SWAPS, 303)
  async answer(@Acting() party: ActingParty, @Param() { id, svar }: AnswerParams): Promise<void> {
    await this.answers.answerOffer(id, svar === 'ja' ? 'yes' : 'no', party);
  }
}
