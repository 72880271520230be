import { declineSentence, type DeclineReason } from '../bookings/decline';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AskedBookingsService } from '../bookings/asked-bookings.service';
import { BookingsService } from '../bookings/bookings.service';
import { NoticesService } from '../notices/notices.service';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { weekOf } from '../shared/week';
import type { Question } from './question';
import { AnswersRepository } from './answers.repository';
import { answererName, assertMayAnswer, type Answerer } from './answerer';
import { AskingService } from './asking.service';
import { roundOpen } from './booking-model';
import { inTurn, notAllFit, type Unfit } from './fitting';
import { NamedSupervisorsRepository } from './supervisors.repository';
import { answeredNotices, redirectedNotices } from './question-notices';
import { supervisorBreaches } from '../bookings/supervision';

/** Yes, with who will supervise where the host says so. */
export interface Acceptance {
  /** Code of the supervisor. */
  readonly supervisor?: string | undefined;
}

/** No, and why. */
export interface Refusal {
  readonly reasonCode: DeclineReason;
  readonly note?: string | undefined;
}

/** Another unit of the same organisation; the weeks stay unless told otherwise. */
export interface Passing {
  readonly unit: string;
  readonly firstWeek?: string | undefined;
  readonly note?: string | undefined;
}

/** What hosts say to what they are asked: all the questions named are answered alike, or none. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly doorway: Doorway,
    private readonly answers: AnswersRepository,
    private readonly asking: AskingService,
    private readonly supervisors: NamedSupervisorsRepository,
    private readonly bookings: BookingsService,
    private readonly asked: AskedBookingsService,
    private readonly notices: NoticesService,
  ) {}

  /** What was asked for without a place takes one now, or is refused as any booking is. */
  async accept(ids: readonly string[], { supervisor }: Acceptance, by: Answerer): Promise<void> {
    await this.doorway.asSystem(async (em) => {
      const questions = await this.open(em, ids, by);
      const supervisorId = supervisor === undefined ? undefined : await this.named(em, supervisor, questions);
      await this.each(questions, async ({ id, bookingId, state }) => {
        if (bookingId === null) throw new Problem('unit-needed', 'refused', `Question ${id} names no unit yet; redirect it to one of your units.`);
        if (state === 'requested') await this.bookings.step(bookingId, { step: 'hold' }, by.acting);
        await this.bookings.step(bookingId, { step: 'confirm', reason: by.via }, by.acting);
      });
      await this.answers.say(em, ids, { outcome: 'accepted', by: answererName(by), at: by.now, supervisorId });
      await this.answers.settleItems(em, itemsOf(questions), 'accepted', '');
      await this.notices.tell(em, answeredNotices(questions, { accepted: true }));
    });
  }

  /** Places are given back, and the university reads why. */
  async decline(ids: readonly string[], { reasonCode, note = '' }: Refusal, by: Answerer): Promise<void> {
    if (reasonCode === 'other' && note.trim() === '') throw new Problem('reason-required', 'invalid', 'note: the reason "other" takes a few words that say which.');
    await this.doorway.asSystem(async (em) => {
      const questions = await this.open(em, ids, by);
      const sentence = declineSentence(reasonCode, note);
      const reason = by.via === undefined ? sentence : `${sentence} (${by.via})`;
      for (const { bookingId } of questions) if (bookingId !== null) await this.bookings.step(bookingId, { step: 'cancel', reason, isTold: true }, by.acting);
      await this.answers.say(em, ids, { outcome: 'declined', by: answererName(by), at: by.now, reasonCode, note });
      await this.answers.settleItems(em, itemsOf(questions), 'declined', sentence);
      await this.notices.tell(em, answeredNotices(questions, { reasonCode, note }));
    });
  }

  /** Another unit is asked instead, and has the whole time; every rule is judged again. All of them, or so many as fit first. Gives the new bookings. */
  async redirect(ids: readonly string[], passing: Passing, by: Answerer, enough = ids.length): Promise<string[]> {
    return this.doorway.asSystem(async (em) => {
      const bookingIds: string[] = [];
      const questions = await this.each(await this.open(em, ids, by), async (question) => { bookingIds.push(await this.pass(em, question, passing, by)); }, enough);
      await this.answers.say(em, questions.map(({ id }) => id), { outcome: 'redirected', by: answererName(by), at: by.now, note: passing.note });
      await this.asking.ask(em, bookingIds, by.now);
      const [to] = await this.answers.read(em, (await this.answers.openOf(em, bookingIds)).map(({ id }) => id));
      await this.notices.tell(em, redirectedNotices(questions, to?.unitName ?? passing.unit));
      return bookingIds;
    });
  }

  /** Takes one after another until there are enough, and gives those; where rules leave too few, none is taken, and whoever answers reads which would fit. */
  private async each(questions: readonly Question[], take: (question: Question) => Promise<void>, enough = questions.length): Promise<Question[]> {
    const unfit: Unfit[] = [];
    const taken: Question[] = [];
    for (const question of inTurn(questions)) {
      if (taken.length === enough) break;
      try {
        await take(question);
        taken.push(question);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'booking-refused') throw error;
        unfit.push({ question, breaches: error.breaches });
      }
    }
    if (taken.length < enough) throw notAllFit(questions, unfit);
    return taken;
  }

  private async pass(em: EntityManager, question: Question, { unit, firstWeek, note = '' }: Passing, { acting }: Answerer): Promise<string> {
    const { bookingId, enrolmentId, requirementId, itemId, firstDay, askedOn } = question;
    const round = await this.answers.roundAt(em, unit, question);
    const breach = round && roundOpen(round);
    if (breach !== undefined) throw new Problem('booking-refused', 'refused', breach, [{ code: 'regulated-round', detail: breach }]);
    const reason = ['Hänvisad till en annan enhet', note.trim()].filter((part) => part !== '').join(': ');
    const made = bookingId === null
      ? await this.asked.give({ enrolmentId: enrolmentId ?? '', requirementId, unit, firstWeek: firstWeek ?? weekOf(firstDay), askedOn }, reason, acting)
      : await this.asked.redirect(bookingId, { unit, firstWeek, reason }, acting);
    if (itemId !== null) await this.answers.bookItem(em, itemId, made.id);
    return made.id;
  }

  /** The questions, locked; refused where one is not for whoever answers, or is answered already. */
  private async open(em: EntityManager, ids: readonly string[], by: Answerer): Promise<Question[]> {
    const questions = await this.answers.lock(em, ids);
    if (questions.length !== new Set(ids).size || questions.length === 0) throw new Problem('not-found', 'missing', 'There is no such question to your organisation.');
    for (const question of questions) assertMayAnswer(question, by);
    return questions;
  }

  private async named(em: EntityManager, code: string, questions: readonly Question[]): Promise<string> {
    const supervisor = await this.supervisors.lock(em, code);
    if (supervisor === undefined) throw new Problem('not-found', 'missing', `There is no supervisor "${code.slice(0, 60)}".`);
    const placements = questions.map((question) => ({ ...question, number: question.number ?? 0, unitId: question.unitId ?? '' }));
    const breaches = supervisorBreaches(supervisor, placements, await this.supervisors.spansOf(em, supervisor.id));
    if (breaches.length > 0) throw new Problem('supervisor-refused', 'refused', breaches.map(({ detail }) => detail).join(' '), breaches);
    return supervisor.id;
  }
}

const itemsOf = (questions: readonly Question[]): string[] => questions.flatMap(({ itemId }) => (itemId === null ? [] : [itemId]));
