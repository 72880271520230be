import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import type { StudentBurden } from './burdens';
import { burdensIn } from './burdens';
import { LedgerRepository } from './ledger.repository';
import type { FairnessPolicy } from './policy';
import { standardPolicy } from './policy';
import type { ChosenPolicy, Draw, DrawnTurn } from './round.repository';
import { RoundRepository } from './round.repository';
import type { Spread } from './spread';
import { spreadOf } from './spread';
import { MOST_TURNS } from './turn-line';

/** How fair a round starts out: what its students bear, and the policy that weighs it. */
export interface FairRound {
  readonly term: string;
  readonly policy: FairnessPolicy;
  /** The choice that the policy comes from; absent where the standard holds. */
  readonly chosen?: ChosenPolicy;
  readonly burdens: readonly StudentBurden[];
  readonly spread: Spread;
  /** Absent before anything is published. */
  readonly draw?: Draw;
}

/** The queue of the round that was published last. */
export interface DrawnRound extends Draw {
  readonly term: string;
  readonly turns: readonly DrawnTurn[];
}

/** Fairness of one term, for the university whose students it is about. */
@Injectable()
export class RoundService {
  constructor(private readonly doorway: Doorway, private readonly repository: RoundRepository, private readonly ledger: LedgerRepository) {}

  /** Throws Problem `term-missing` when there is no such term. */
  round(party: ActingParty, code: string): Promise<FairRound> {
    return this.doorway.asParty(party, async (em) => {
      const term = await this.term(em, code);
      const chosen = await this.repository.policy(em, term.id);
      const policy = chosen ?? standardPolicy;
      const students = await this.repository.students(em, term.id);
      const burdens = burdensIn(term.code, students, await this.ledger.linesOf(em, students.map(({ studentId }) => studentId)), policy);
      const draw = await this.repository.draw(em, term.id);
      return { term: term.code, policy, ...(chosen && { chosen }), burdens, spread: spreadOf(burdens.map(({ total }) => total)), ...(draw && { draw }) };
    });
  }

  /** The published queue; throws Problem when nothing has been published. */
  drawn(party: ActingParty, code: string): Promise<DrawnRound> {
    return this.doorway.asParty(party, async (em) => {
      const term = await this.term(em, code);
      const draw = await this.repository.draw(em, term.id);
      if (!draw) throw new Problem('not-found', 'missing', `No allocation of ${term.code} has been published yet, so no lots are.`);
      return { term: term.code, ...draw, turns: await this.repository.turns(em, term.id, draw.run, MOST_TURNS) };
    });
  }

  private async term(em: EntityManager, code: string): Promise<{ id: string; code: string }> {
    const term = await this.repository.term(em, code);
    if (!term) throw new Problem('term-missing', 'missing', `There is no term "${code.slice(0, 20)}"; write it like HT2026.`);
    return term;
  }
}
