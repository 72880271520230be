import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { refuse } from '../platform/database/reference';
import { requireVersion } from '../platform/database/require-version';
import { Problem } from '../shared/problem';
import type { Breach } from '../shared/problem';
import { WishesRepository, type NewWish } from './wishes.repository';

/** What students wish for, in their order. */
@Injectable()
export class WishesService {
  constructor(private readonly doorway: Doorway, private readonly repository: WishesRepository) {}

  /** Replaces the wishes of an enrolment; the first is wished most. Refused when it has changed since the version that was read, if one is named. */
  replace(party: ActingParty, enrolmentId: string, wishes: readonly NewWish[], version?: number): Promise<void> {
    requireOnePlaceEach(wishes);
    return this.doorway.asParty(party, async (em) => {
      const stored = await this.repository.lockEnrolment(em, enrolmentId);
      if (stored === undefined) throw new Problem('not-found', 'missing', `There is no enrolment "${enrolmentId}".`);
      if (version !== undefined) requireVersion(version, stored);
      await this.repository.remove(em, enrolmentId);
      refuse('wishes', [...wishedTwice(wishes), ...(await this.add(em, enrolmentId, wishes))]);
      await this.doorway.asSystem((system) => this.repository.raiseVersion(system, enrolmentId));
    });
  }

  private async add(em: EntityManager, enrolmentId: string, wishes: readonly NewWish[]): Promise<Breach[]> {
    const breaches: Breach[] = [];
    for (const [index, wish] of wishes.entries()) {
      if (await this.repository.add(em, enrolmentId, index + 1, wish)) continue;
      breaches.push({ code: 'wish-unknown', detail: `Wish ${index + 1} names "${placeOf(wish)}", which does not exist` });
    }
    return breaches;
  }
}

const placeOf = ({ town, unit }: NewWish): string => town ?? unit ?? '';

function requireOnePlaceEach(wishes: readonly NewWish[]): void {
  for (const [index, { town, unit }] of wishes.entries()) {
    if ((town === undefined) !== (unit === undefined)) continue;
    throw new Problem('wish-unclear', 'invalid', `Wish ${index + 1} names ${town === undefined ? 'neither' : 'both'} town and unit; give one of them.`);
  }
}

function wishedTwice(wishes: readonly NewWish[]): Breach[] {
  return wishes.flatMap((wish, index) => {
    const first = wishes.findIndex(({ town, unit }) => town === wish.town && unit === wish.unit);
    return first === index ? [] : [{ code: 'wished-twice', detail: `Wish ${index + 1} names "${placeOf(wish)}" as wish ${first + 1} does; name each place once` }];
  });
}
