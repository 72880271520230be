import { Injectable } from '@nestjs/common';
import type { Addressee } from '../notices/notice';
import { NoticesService } from '../notices/notices.service';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { dateSwedish } from '../shared/swedish';
import { QuestionsRepository, type AskedDay } from './questions.repository';

/** Something said about a day, by whom, of the one unit that the person answers for where it is but one. */
export interface Saying {
  readonly dayId: string;
  readonly text: string;
  readonly by: string;
  readonly onlyUnitId?: string | undefined;
}

/** The university sends a certified day back with a question; the host answers, or corrects the day. Until then it is not countersigned. */
@Injectable()
export class QuestionsService {
  constructor(private readonly doorway: Doorway, private readonly repository: QuestionsRepository, private readonly notices: NoticesService) {}

  /** Throws Problem `day-not-waiting` where the day does not wait for the university, `question-open` where it has asked already. */
  ask(party: ActingParty, { dayId, text, by }: Saying): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      const day = await this.repository.day(em, dayId);
      if (day?.universityId !== party.organisationId) throw missing(dayId);
      if (!day.current || !day.certified || day.countersigned) throw new Problem('day-not-waiting', 'conflict', `The day ${day.day} does not wait for countersignature; read how it stands now.`);
      if (day.open !== null) throw new Problem('question-open', 'conflict', `The day ${day.day} has a question already that the host has not answered.`);
      const number = await this.repository.ask(em, dayId, text, by);
      await this.tell(day, `attendance-question ${number}`, { organisationId: day.hostId, unitId: day.unitId }, 'Lärosätet frågar om');
    });
  }

  /** Throws Problem `no-open-question` where nobody asks. */
  answer(party: ActingParty, { dayId, text, by, onlyUnitId }: Saying): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      const day = await this.repository.day(em, dayId);
      if (day?.hostId !== party.organisationId || (onlyUnitId !== undefined && day.unitId !== onlyUnitId)) throw missing(dayId);
      if (day.open === null || !day.current) throw new Problem('no-open-question', 'conflict', `Nobody asks about the day ${day.day} any more; read how it stands now.`);
      await this.repository.answer(em, day.open, text, by);
      await this.tell(day, `attendance-answer ${day.open}`, { organisationId: day.universityId }, 'Värden har svarat om');
    });
  }

  /** The text stays on the page: a notice names no student. */
  private tell(day: AskedDay, key: string, to: Addressee, said: string): Promise<void> {
    return this.doorway.asSystem((em) => this.notices.tell(em, [{
      key, kind: key.replace(/ .*/, ''), to, bookingId: day.bookingId, link: `/placeringar/${day.number}/narvaro`,
      sentence: `${said} ${dateSwedish(day.day)} på placering ${day.number}.`,
    }]));
  }
}

const missing = (id: string): Problem => new Problem('not-found', 'missing', `There is no attendance day "${id}" that is yours to ask or answer about.`);
