import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoticesService } from '../notices/notices.service';
import { Doorway } from '../platform/database/doorway';
import { writeFact } from '../platform/outbox/outbox';
import { groupBy } from '../shared/group-by';
import { limitsOf } from './answer';
import { ANSWER_DUE, ANSWER_REMINDER, type LimitTold } from './answer-facts';
import { AnswersRepository } from './answers.repository';
import type { NewQuestion } from './question';
import { askedNotices } from './question-notices';

/** Asks hosts, each with the time that the agreement gives it. */
@Injectable()
export class AskingService {
  constructor(private readonly doorway: Doorway, private readonly answers: AnswersRepository, private readonly notices: NoticesService) {}

  /** Within the caller's transaction: asks about those of the bookings that wait for a host who has not been asked yet. */
  async ask(em: EntityManager, bookingIds: readonly string[], now: Date): Promise<void> {
    await this.askAll(em, await this.answers.unasked(em, bookingIds), now);
  }

  /** The same in a transaction of its own, for bookings that have begun to wait. */
  async placesHeld(bookingIds: readonly string[], now: Date): Promise<void> {
    await this.doorway.asSystem((em) => this.ask(em, bookingIds, now));
  }

  /** Questions that are asked together under one agreement have one limit, and one timer. */
  async askAll(em: EntityManager, questions: readonly NewQuestion[], now: Date): Promise<void> {
    const asked: string[][] = [];
    for (const group of groupBy(questions, ({ agreementId, unitId, hostId }) => `${agreementId} ${unitId ?? hostId}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { dueAt, remindAt } = limitsOf(first, now);
      const ids = await this.answers.ask(em, group, now, dueAt);
      if (ids.length > 0) await this.time(em, ids, dueAt, remindAt);
      asked.push(ids);
    }
    const all = await this.answers.read(em, asked.flat());
    await this.notices.tell(em, asked.flatMap((ids) => askedNotices(all.filter(({ id }) => ids.includes(id)))));
  }

  /** Sets the timers of a limit. */
  async time(em: EntityManager, answerIds: readonly string[], dueAt: Date, remindAt: Date | undefined): Promise<void> {
    const told: LimitTold = { answerIds, limit: dueAt.toISOString() };
    if (remindAt !== undefined) await writeFact(em, ANSWER_REMINDER, { ...told }, remindAt);
    await writeFact(em, ANSWER_DUE, { ...told }, dueAt);
  }
}
