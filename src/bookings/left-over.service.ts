import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Breach } from '../shared/problem';
import { counted, dateSwedish, inSentence } from '../shared/swedish';
import type { ReadAttempt } from './attempts.repository';
import { agreementOf, JudgingService } from './judging.service';
import { startsBeside } from './left-over';
import { WaitingRepository } from './waiting.repository';

const LAST = 'Studenter antagna utomlands får de platser som blir över';

/** What is left over for students enrolled abroad, once the round is published and nobody who waits can have the place. */
@Injectable()
export class LeftOverService {
  constructor(private readonly waiting: WaitingRepository, private readonly judging: JudgingService) {}

  /** Why a student enrolled abroad cannot have the place yet; nothing stands so against anybody else. */
  async breaches(em: EntityManager, attempt: ReadAttempt): Promise<Breach[]> {
    if (!attempt.enrolledAbroad) return [];
    const detail = (await this.tooEarly(em, attempt)) ?? (await this.othersFirst(em, attempt));
    return detail === undefined ? [] : [{ code: 'abroad-last', detail }];
  }

  /** The term's round comes first, wherever places are given in rounds; unless the placement is as near as the agreement says. */
  private async tooEarly(em: EntityManager, attempt: ReadAttempt): Promise<string | undefined> {
    const agreement = agreementOf(attempt);
    const isInRounds = attempt.unit.bookingModel !== 'first_come' && agreement?.bookingModel !== 'first_come';
    if (!isInRounds || (await this.waiting.isRoundPublished(em, attempt.termId))) return undefined;
    const opening = agreement && (await this.waiting.openingAbroad(em, agreement.id, attempt.span.firstDay));
    if (opening?.isOpen) return undefined;
    const or = opening === undefined || opening.weeks === 0 ? '' : `, eller enligt avtalet ”${opening.agreement}” från och med ${dateSwedish(opening.from)}`;
    return `${LAST}: när terminens fördelning är publicerad${or}. Vänta till dess.`;
  }

  private async othersFirst(em: EntityManager, { termId, unit, requirement, span, specialtyName }: ReadAttempt): Promise<string | undefined> {
    const { specialty, level, id: requirementId } = requirement;
    const waiting = await this.waiting.for(em, { termId, unitId: unit.id, specialty, level, firstDay: span.firstDay, requirementId });
    for (const block of waiting) {
      for (const firstDay of startsBeside(span, block.windowWeeks)) {
        if (!(await this.judging.isOpenTo(em, { ...block, unit: unit.code, firstDay }))) continue;
        return `${LAST}: ${counted(waiting.length, 'reserv väntar', 'reserver väntar')} på en plats i ${inSentence(specialtyName)}, och nummer ${block.position} i kön kan få den här. Reserverna tillfrågas först.`;
      }
    }
    return undefined;
  }
}
