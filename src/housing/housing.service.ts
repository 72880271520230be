import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import type { Claim, Decision } from './claim';
import { ClaimJudging, decided } from './claim-judging.service';
import { ClaimsRepository, type ClaimRow, type DecidedClaim } from './claims.repository';
import type { Signed } from './signed';

/** Who decides, and on which day. */
export interface DecisionOrder {
  readonly today: Day;
  readonly decidedBy: string;
}

/** Claims for housing and travel, decided under the rule set that the agreement names. */
@Injectable()
export class HousingService {
  constructor(private readonly doorway: Doorway, private readonly judging: ClaimJudging, private readonly claims: ClaimsRepository) {}

  /** Submits the claims of a file by codes; gives the codes that no active placement fits. */
  submitClaims(rows: readonly ClaimRow[]): Promise<{ submitted: number; unmatched: string[] }> {
    return this.doorway.asSystem((em) => this.claims.submitRows(em, rows));
  }

  /** Submits a claim on a booking that the acting party sees. */
  submit(party: ActingParty, bookingId: string, claim: Claim, by: Signed): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      if (await this.claims.submit(em, bookingId, claim, by)) return;
      throw new Problem('not-found', 'missing', `There is no booking "${bookingId}".`);
    });
  }

  /** Decides every open claim of a term that was handed in by today; gives how many were approved and refused. */
  async decideAll(termCode: string, today: Day, decidedBy: string): Promise<{ approved: number; refused: number }> {
    const decisions = await this.decideOpen({ termCode, codes: null }, { today, decidedBy });
    const approved = decisions.filter((decision) => decision.state === 'approved').length;
    return { approved, refused: decisions.length - approved };
  }

  /** Decides one open claim by its rule, on behalf of somebody who is only named. */
  async decide(code: string, order: DecisionOrder): Promise<Decision> {
    const [decision] = await this.decideOpen({ termCode: null, codes: [code] }, order);
    if (decision) return decision;
    throw new Problem('no-open-claim', 'conflict', `There is no claim "${code}" to decide: it is decided already, handed in later than ${order.today}, or none has that code.`);
  }

  private decideOpen(which: { termCode: string | null; codes: string[] | null }, { today, decidedBy }: DecisionOrder): Promise<DecidedClaim[]> {
    return this.doorway.asSystem(async (em) => {
      const judged = await this.judging.judged(em, { ...which, states: ['submitted'], today }, true);
      const decisions = judged.map((each) => decided(each));
      await this.claims.storeDecisions(em, decisions, today, { accountId: null, name: decidedBy });
      return decisions;
    });
  }
}
