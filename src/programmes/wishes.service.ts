import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { WishesRepository, type NewWish } from './wishes.repository';

/** What students wish for, in their order. */
@Injectable()
export class WishesService {
  constructor(private readonly doorway: Doorway, private readonly repository: WishesRepository) {}

  /** Replaces the wishes of an enrolment; the first is wished most. */
  replace(party: ActingParty, enrolmentId: string, wishes: readonly NewWish[]): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      if (!(await this.repository.lockEnrolment(em, enrolmentId))) {
        throw new Problem('not-found', 'missing', `There is no enrolment "${enrolmentId}".`);
      }
      await this.repository.remove(em, enrolmentId);
      for (const [index, wish] of wishes.entries()) {
        if ((wish.town === undefined) === (wish.unit === undefined)) {
          throw new Problem('wish-unclear', 'invalid', `Wish ${index + 1} names ${wish.town === undefined ? 'neither' : 'both'} town and unit; give one of them.`);
        }
        if (!(await this.repository.add(em, enrolmentId, index + 1, wish))) {
          throw new Problem('wish-unknown', 'refused', `Wish ${index + 1} names "${wish.town ?? wish.unit ?? ''}", which does not exist.`);
        }
      }
    });
  }
}
