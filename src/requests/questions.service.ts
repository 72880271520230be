import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { AnswersRepository } from './answers.repository';
import { AskingService } from './asking.service';

/** Finds the open questions that somebody is about to answer. */
@Injectable()
export class QuestionsService {
  constructor(private readonly doorway: Doorway, private readonly answers: AnswersRepository, private readonly asking: AskingService) {}

  /** About each of the bookings; one that has just begun to wait is asked about first. */
  async about(bookingIds: readonly string[], now: Date): Promise<string[]> {
    return this.doorway.asSystem(async (em) => {
      await this.asking.ask(em, bookingIds, now);
      const open = await this.answers.openOf(em, bookingIds);
      if (open.length !== bookingIds.length) throw answered();
      return open.map(({ id }) => id);
    });
  }

  /** Of a request, to one of the organisation's units. */
  async ofRequest(number: number, unit: string, hostId: string): Promise<string[]> {
    const ids = await this.doorway.asSystem((em) => this.answers.openOfRequest(em, number, unit, hostId));
    if (ids.length === 0) throw answered();
    return ids;
  }
}

const answered = (): Problem => new Problem('already-answered', 'conflict', 'Nothing of that waits for an answer any more.');
