import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { SwapSumsRepository } from './reading.repository';
import type { TermSwaps, WindowOverview } from './term-swaps';
import { stateAt } from './window';
import { WindowsRepository } from './windows.repository';

/** Searches that the page lists. */
const LISTED = 10;

/** A term's windows for their coordinator: numbers, and nobody's name. */
@Injectable()
export class TermSwapsService {
  constructor(private readonly doorway: Doorway, private readonly windows: WindowsRepository, private readonly sums: SwapSumsRepository) {}

  /** Throws Problem `term-unknown` when there is no such term. */
  async ofTerm({ organisationId }: ActingParty, term: string, now = new Date()): Promise<TermSwaps> {
    return this.doorway.asSystem(async (em) => {
      const termId = await this.windows.termId(em, term);
      if (termId === undefined) throw new Problem('term-unknown', 'missing', `There is no term "${term.slice(0, 20)}"; terms are written such as HT2026.`);
      const windows: WindowOverview[] = [];
      for (const window of await this.windows.ofTerm(em, organisationId, termId)) {
        windows.push({ ...window, state: stateAt(window, now), sums: await this.sums.ofWindow(em, window.id), searches: await this.windows.searches(em, window.id, LISTED) });
      }
      return { term, windows };
    });
  }
}
