import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import type { MyExchangeable, MySwaps } from './my-swaps';
import { MySwapsRepository, type MyPlaced } from './my-swaps.repository';
import { dayAt, stateAt } from './window';
import { WindowsRepository } from './windows.repository';

/** A student's page of exchanges: agreements and capacity decide what she may wish, and are not hers to read. */
@Injectable()
export class MySwapsService {
  constructor(private readonly doorway: Doorway, private readonly repository: MySwapsRepository, private readonly windows: WindowsRepository) {}

  async mine({ studentId }: ActingParty, now = new Date()): Promise<MySwaps> {
    if (studentId === undefined) throw new Problem('not-a-student', 'missing', 'This account belongs to no student.');
    return this.doorway.asSystem(async (em) => {
      const placements: MyExchangeable[] = [];
      for (const placed of await this.repository.placements(em, studentId, dayAt(now))) placements.push(await this.withWindow(em, placed, now));
      return { placements, offers: await this.repository.offers(em, studentId) };
    });
  }

  private async withWindow(em: EntityManager, { termId, universityId, ...placed }: MyPlaced, now: Date): Promise<MyExchangeable> {
    const window = await this.windows.current(em, universityId, termId, now);
    if (!window) return { ...placed, window: null, choices: [] };
    const state = stateAt(window, now);
    const { opensAt, closesAt, nextSearchAt } = window;
    return { ...placed, window: { state, opensAt, closesAt, nextSearchAt }, choices: state === 'open' ? await this.repository.choices(em, placed.id) : [] };
  }
}
