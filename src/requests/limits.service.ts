import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RearrangementService } from '../bookings/rearrangement.service';
import { NoticesService } from '../notices/notices.service';
import { Doorway } from '../platform/database/doorway';
import { groupBy } from '../shared/group-by';
import { awaitingStates, fateOf, limitsOf } from './answer';
import type { LimitTold } from './answer-facts';
import type { Question } from './question';
import { AnswersRepository } from './answers.repository';
import { AskingService } from './asking.service';
import { escalatedNotices, lapsedNotices, reminderNotices } from './question-notices';

/** Written in the history of a booking that nobody answered for. */
export const LAPSED = 'Förfallen: värden svarade inte i tid';

/** What follows when time goes by without an answer. May come twice or late: only questions that still have the limit are dealt with. */
@Injectable()
export class LimitsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly answers: AnswersRepository,
    private readonly asking: AskingService,
    private readonly rearrangement: RearrangementService,
    private readonly notices: NoticesService,
  ) {}

  /** Reminds of what is still open. */
  async remind({ answerIds, limit }: LimitTold): Promise<void> {
    await this.doorway.asSystem(async (em) => {
      const waiting = (await this.answers.lock(em, answerIds)).filter((question) => hasLimit(question, limit) && isAwaited(question));
      await this.notices.tell(em, reminderNotices(waiting, limit));
    });
  }

  /** Gives what nobody has answered to the region's coordinator, or lets it lapse. */
  async come({ answerIds, limit }: LimitTold, now: Date): Promise<void> {
    await this.doorway.asSystem(async (em) => {
      const due = (await this.answers.lock(em, answerIds)).filter((question) => hasLimit(question, limit));
      // Who answers through another way locks the booking, not the question: what it says is read once it stands still.
      const standing = await this.rearrangement.standing(em, due.flatMap(({ bookingId }) => bookingId ?? []));
      const stateOf = new Map(standing.map(({ id, state }) => [id, state]));
      const fates = groupBy(due.map((question) => ({ ...question, state: stateOf.get(question.bookingId ?? '') ?? null })), (question) => fateOf(question, now));
      await this.answers.say(em, idsOf(fates.get('settle') ?? []), { outcome: 'settled', by: 'system', at: now });
      await this.escalate(em, fates.get('escalate') ?? [], now);
      await this.lapse(em, fates.get('lapse') ?? [], now);
    });
  }

  private async escalate(em: EntityManager, questions: readonly Question[], now: Date): Promise<void> {
    for (const group of groupBy(questions, ({ agreementId, unitId }) => `${agreementId} ${unitId ?? ''}`).values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { dueAt, remindAt } = limitsOf(first, now);
      await this.answers.escalate(em, idsOf(group), now, dueAt);
      await this.asking.time(em, idsOf(group), dueAt, remindAt);
      await this.notices.tell(em, escalatedNotices(group, dueAt));
    }
  }

  private async lapse(em: EntityManager, questions: readonly Question[], now: Date): Promise<void> {
    if (questions.length === 0) return;
    const cancelled = await this.rearrangement.standing(em, questions.flatMap(({ bookingId }) => bookingId ?? []));
    await this.rearrangement.apply(em, { made: [], replaced: [], cancelled, actor: 'system', reason: LAPSED });
    await this.answers.say(em, idsOf(questions), { outcome: 'lapsed', by: 'system', at: now });
    await this.answers.settleItems(em, questions.flatMap(({ itemId }) => itemId ?? []), 'lapsed', LAPSED);
    await this.notices.tell(em, lapsedNotices(questions));
  }
}

const idsOf = (questions: readonly Question[]): string[] => questions.map(({ id }) => id);
const hasLimit = ({ outcome, dueAt }: Question, limit: string): boolean => outcome === null && dueAt.toISOString() === limit;
const isAwaited = ({ state }: Question): boolean => state === null || awaitingStates.includes(state);
