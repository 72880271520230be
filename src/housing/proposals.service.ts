import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { daysBetween, type Day } from '../shared/day';
import type { Ore } from '../shared/money';
import { claimStates } from './claim';
import { mayDecide } from './claim-decisions.service';
import { ClaimJudging, type JudgedClaim } from './claim-judging.service';
import type { Cap } from './granted';
import { capsOf } from './housing-rule';
import { comesOn } from './reach-rule';
import { organisationCodes } from './reading.repository';
import { HousingReading } from './reading.service';
import { ruleWords } from './rule-words';
import { kronor } from './granted';

/** What the rule gives of a claim as it stands, and on what that rests. */
export interface Proposal {
  readonly code: string;
  readonly state: 'approved' | 'refused';
  readonly approvedOre: Ore;
  readonly receiptOre: Ore;
  readonly reasonCode: string;
  readonly reason: string;
  readonly agreement: string;
  readonly km: number;
  readonly minutes: number | null;
  readonly ruleSet: string | null;
  readonly ruleName: string | null;
  readonly rules: readonly string[];
  readonly caps: readonly Cap[];
  readonly ownShareOre: Ore | null;
  readonly deadline: Day | null;
  readonly daysLeft: number | null;
  /** Whether it comes in time, or a right to it is kept. */
  readonly inTime: boolean;
  readonly borneBy: string | null;
  readonly borneByName: string | null;
  readonly paidBy: string | null;
  readonly paidByName: string | null;
  /** Whether the one who asks may decide it. */
  readonly mine: boolean;
}

/** What rules propose, for whoever fills in a claim and for whoever decides it. */
@Injectable()
export class ProposalsService {
  constructor(private readonly doorway: Doorway, private readonly judging: ClaimJudging, private readonly reading: HousingReading) {}

  async one(party: ActingParty, code: string, today: Day): Promise<Proposal> {
    return this.doorway.asParty(party, async () => {
      await this.reading.claims.one(party, code);
      const [proposal] = await this.of(party, [code], today);
      if (proposal === undefined) throw new Error(`Claim ${code} is seen and cannot be judged.`);
      return proposal;
    });
  }

  /** For claims that the party is known to see; the way, the caps and the shares stand outside what parties may read. */
  of(party: ActingParty, codes: readonly string[], today: Day): Promise<Proposal[]> {
    return this.doorway.asSystem(async (em) => {
      const names = await organisationCodes(em);
      const judged = await this.judging.judged(em, { states: claimStates, codes, today });
      return judged.map((each) => proposalOf(each, names, party, today));
    });
  }
}

type Names = ReadonlyMap<string, { readonly code: string; readonly name: string }>;

function proposalOf({ claim, judgement }: JudgedClaim, names: Names, party: ActingParty, today: Day): Proposal {
  const { decision, rules, way, deadline, borneById, paidById } = judgement;
  const [bearer, payer] = [names.get(borneById ?? ''), names.get(paidById ?? '')];
  return {
    code: claim.code, ...decision, receiptOre: claim.receiptOre, agreement: judgement.agreement, km: way.km, minutes: way.minutes ?? null,
    ruleSet: rules?.code ?? null, ruleName: rules?.name ?? null, rules: rules ? ruleWords(rules) : [],
    caps: rules === undefined ? [] : capsAsTold(judgement, claim), ownShareOre: rules?.ownShareOre ?? null,
    deadline, daysLeft: deadline === null ? null : daysBetween(today, deadline), inTime: deadline === null || comesOn(claim) <= deadline,
    borneBy: bearer?.code ?? null, borneByName: bearer?.name ?? null, paidBy: payer?.code ?? null, paidByName: payer?.name ?? null,
    mine: mayDecide(party, judgement),
  };
}

function capsAsTold({ rules }: JudgedClaim['judgement'], claim: JudgedClaim['claim']): Cap[] {
  if (rules === undefined) return [];
  if (claim.kind === 'housing') return capsOf(rules, claim);
  return rules.capTotalOre === null ? [] : [{ ore: rules.capTotalOre, words: `taket är ${kronor(rules.capTotalOre)}` }];
}
