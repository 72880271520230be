import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { BookingsTold } from '../bookings/booking-facts';
import { NoticesService } from '../notices/notices.service';
import { actorName } from '../platform/database/acting';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { FactPayload } from '../platform/outbox/outbox';
import { asOf } from '../platform/outbox/outbox';
import { groupBy } from '../shared/group-by';
import { Problem } from '../shared/problem';
import { RingWindows, type HeldRing } from './ring-windows.service';
import { wishEndedNotice } from './ring-words';
import { RingsRepository } from './rings.repository';
import { RingsService } from './rings.service';
import { SwapWishesRepository } from './swap-wishes.repository';

export type Answer = 'yes' | 'no';

/** What is done with an offer or a question that is no longer to be answered. */
const over = (): Problem => new Problem('swap-over', 'conflict', 'This exchange is no longer to be answered; read how it went.');

/** What students and units answer to a ring, and what happens when they do not. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: RingsRepository,
    private readonly rings: RingsService,
    private readonly held: RingWindows,
    private readonly wishes: SwapWishesRepository,
    private readonly notices: NoticesService,
  ) {}

  /** A student's answer to what she is offered; the same answer again changes nothing, and a yes may become a no while others answer. */
  answerOffer(offerId: string, answer: Answer, party: ActingParty, now = new Date()): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      const found = await this.repository.ofOffer(em, offerId);
      if (!found || found.studentId !== party.studentId) throw new Problem('not-found', 'missing', `There is no swap offer "${offerId.slice(0, 60)}".`);
      const held = await this.held.lock(em, found.ringId);
      const offers = await this.repository.offers(em, found.ringId);
      if (offers.find(({ id }) => id === offerId)?.answer === answer) return;
      requireUnanswered(held, answer === 'yes' ? ['asked'] : ['asked', 'hosts'], now);
      await this.repository.answer(em, offerId, answer, now);
      if (answer === 'no') {
        await this.repository.refuse(em, [offerId]);
        await this.rings.dissolve(em, held.ring, 'declined', { at: now });
      } else if (offers.every((offer) => offer.id === offerId || offer.answer === 'yes')) {
        await this.rings.agreed(em, held.window, held.ring, now);
      }
    });
  }

  /** A unit's answer to who would come to it; the same answer again changes nothing. */
  answerQuestion(questionId: string, answer: Answer, party: ActingParty, { onlyUnitId, now = new Date() }: { readonly onlyUnitId?: string | undefined; readonly now?: Date } = {}): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      const question = await this.repository.question(em, questionId);
      if (question?.hostId !== party.organisationId || (onlyUnitId !== undefined && onlyUnitId !== question.unitId)) {
        throw new Problem('not-found', 'missing', `There is no swap question "${questionId.slice(0, 60)}".`);
      }
      const held = await this.held.lock(em, question.ringId);
      if ((await this.repository.question(em, questionId))?.answer === answer) return;
      requireUnanswered(held, ['hosts'], now);
      await this.repository.answerQuestion(em, questionId, answer, { at: now, by: actorName(party) });
      if (answer === 'no') {
        await this.refuseAt(em, held, [question.unitId]);
        await this.rings.dissolve(em, held.ring, 'host-declined', { at: now });
      } else if ((await this.repository.unansweredUnits(em, question.ringId)).length === 0) {
        await this.rings.carryOut(em, held.window, held.ring, now);
      }
    });
  }

  /** The time to answer is over: a ring that still waits for somebody comes to nothing, and who did not answer is not offered the same again. */
  async ringDue(payload: FactPayload): Promise<void> {
    const now = asOf(payload);
    await this.doorway.asSystem(async (em) => {
      const held = await this.held.lock(em, String(payload['ringId']));
      const { ring } = held;
      if (ring.answerBy > now || (ring.state !== 'asked' && ring.state !== 'hosts')) return;
      if (ring.state === 'asked') {
        const silent = (await this.repository.offers(em, ring.id)).filter(({ answer }) => answer === 'waiting');
        await this.repository.refuse(em, silent.map(({ id }) => id));
      } else {
        await this.refuseAt(em, held, await this.repository.unansweredUnits(em, ring.id));
      }
      await this.rings.dissolve(em, ring, ring.state === 'asked' ? 'unanswered' : 'host-unanswered', { at: now });
    });
  }

  /** Placements have begun, moved or been given up otherwise than by their ring: it comes to nothing, and the wishes for them lapse. */
  async placementsLeft(payload: FactPayload): Promise<void> {
    const { bookingIds } = payload as unknown as BookingsTold;
    const now = asOf(payload);
    const found = await this.doorway.asSystem((em) => this.wishes.ofPlacements(em, bookingIds));
    for (const [windowId, wishes] of groupBy(found, (wish) => wish.windowId)) {
      const ids = wishes.map(({ id }) => id);
      await this.doorway.asSystem(async (em) => {
        await this.held.lockWindow(em, windowId);
        const ended = await this.wishes.end(em, { ids }, 'lapsed', now);
        for (const ring of await this.repository.standingWith(em, ended.map(({ id }) => id))) await this.rings.dissolve(em, ring, 'placement-changed', { at: now });
        await this.notices.tell(em, ended.map((wish) => wishEndedNotice(wish, 'changed')));
      });
    }
  }

  private async refuseAt(em: EntityManager, { ring }: HeldRing, unitIds: readonly string[]): Promise<void> {
    const there = (await this.repository.offers(em, ring.id)).filter(({ unitId }) => unitIds.includes(unitId));
    await this.repository.refuse(em, there.map(({ id }) => id));
  }
}

function requireUnanswered({ ring, window }: HeldRing, states: readonly string[], now: Date): void {
  if (!states.includes(ring.state) || window.closedAt !== null) throw over();
  if (now >= ring.answerBy) throw new Problem('swap-too-late', 'refused', `The time to answer ended at ${ring.answerBy.toISOString()}; the wish stays for other exchanges while the window is open.`);
}
