import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { NoticesService } from '../notices/notices.service';
import { Problem } from '../shared/problem';
import { ClaimDraftsRepository } from './claim-drafts.repository';
import { ClaimJudging, decided, type JudgedClaim } from './claim-judging.service';
import type { StepTaken } from './claim-steps.service';
import { ClaimsRepository, type OpenClaim } from './claims.repository';
import { mayDecide } from './proposal';
import { HousingReading } from './reading.service';
import { decisionOf, type Verdict } from './verdict';

/** Decisions about claims by a second person: never the one who handed it in. */
@Injectable()
export class ClaimDecisionsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly reading: HousingReading,
    private readonly judging: ClaimJudging,
    private readonly claims: ClaimsRepository,
    private readonly drafts: ClaimDraftsRepository,
    private readonly notices: NoticesService,
  ) {}

  /** As the rule has it, or, with a verdict, less than that, for a reason. */
  decide(party: ActingParty, code: string, taken: StepTaken, verdict?: Verdict): Promise<void> {
    return this.step(party, code, taken, async (em, judged) => {
      const decision = verdict === undefined ? judged.judgement.decision : decisionOf(judged.claim, judged.judgement.decision, verdict);
      await this.claims.storeDecisions(em, [decided(judged, decision)], taken.today, taken.by);
      await this.tell(em, judged.claim, decision.state, decision.reason);
    });
  }

  /** Each as its rule has it, on its own: one that cannot be decided leaves the others decided, and is told of at the end. */
  async decideMany(party: ActingParty, codes: readonly string[], taken: StepTaken): Promise<void> {
    const refusals: unknown[] = [];
    for (const code of codes) await this.decide(party, code, taken).catch((error: unknown) => refusals.push(error));
    if (refusals.length > 0) throw refusals[0];
  }

  /** Back to whoever handed it in, who keeps the right of having done so in time. */
  sendBack(party: ActingParty, code: string, reason: string, taken: StepTaken): Promise<void> {
    return this.step(party, code, taken, async (em, { claim }) => {
      await this.drafts.sendBack(em, claim.id);
      await this.drafts.tell(em, claim.id, 'returned', taken.by, reason);
      await this.tell(em, claim, 'returned', reason);
    });
  }

  private async tell(em: EntityManager, { id, code, studentId }: OpenClaim, step: 'approved' | 'refused' | 'returned', reason: string): Promise<void> {
    const steps = await this.drafts.stepsOf(em, id);
    const what = { approved: 'är beviljat', refused: 'är avslaget', returned: 'behöver kompletteras' }[step];
    await this.notices.tell(em, [{
      key: `claim ${id} ${steps}`, kind: `claim-${step}`, sentence: `Ditt krav ${code} ${what}: ${reason}`, to: { studentId }, link: `/min-placering/krav/${encodeURIComponent(code)}`,
    }]);
  }

  private step(party: ActingParty, code: string, { by, today }: StepTaken, take: (em: EntityManager, judged: JudgedClaim) => Promise<void>): Promise<void> {
    return this.doorway.asParty(party, async () => {
      await this.reading.claims.one(party, code);
      await this.doorway.asSystem(async (em) => {
        const [judged] = await this.judging.judged(em, { states: ['submitted'], codes: [code], today }, true);
        if (!judged) throw new Problem('no-open-claim', 'conflict', `Claim ${code} waits for no decision: it is decided, sent back, or not handed in by ${today}.`);
        assertDecides(party, judged);
        if (judged.claim.submittedByAccount !== null && judged.claim.submittedByAccount === by.accountId) throw twoPersons(by.name);
        await take(em, judged);
      });
    });
  }
}

function assertDecides(party: ActingParty, { judgement, claim }: JudgedClaim): void {
  if (mayDecide(party, judgement)) return;
  throw new Problem('not-deciding', 'forbidden', `Claim ${claim.code} is decided by the organisation that bears it, or that pays it back, under agreement ${judgement.agreement}.`);
}

const twoPersons = (name: string): Problem => new Problem('two-persons', 'refused', `${name} has handed in the claim and cannot decide it too; let another person decide it.`);
