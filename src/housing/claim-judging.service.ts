import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { settlingAgreement } from '../agreements/agreement';
import { AgreementsService } from '../agreements/agreements.service';
import type { RuleSet } from '../agreements/rule-set';
import type { Settlement } from '../agreements/settlement';
import { bearingOf } from './bearer';
import { ClaimsRepository, type ClaimScope, type DecidedClaim, type OpenClaim } from './claims.repository';
import { decidedByRule, freeShare, onceOnly, wayBetween, type Judgement } from './judged-claim';
import { deadlineOf } from './reach-rule';
import type { Stay } from './stay';

/** A claim and what its rule says of it. */
export interface JudgedClaim {
  readonly claim: OpenClaim;
  readonly judgement: Judgement;
}

/** What the agreements' rules say of claims, for whoever proposes or decides. */
@Injectable()
export class ClaimJudging {
  constructor(private readonly agreements: AgreementsService, private readonly claims: ClaimsRepository) {}

  /** Claims with their judgement, those that came first first; with `lock` until the end of the transaction. */
  async judged(em: EntityManager, scope: ClaimScope, lock = false): Promise<JudgedClaim[]> {
    const settlement = await this.agreements.readSettlement(em);
    const ruleSets = await this.claims.ruleSets(em);
    const claims = await this.claims.claims(em, scope, lock);
    const students = [...new Set(claims.map(({ studentId }) => studentId))];
    const stays = await (lock ? this.claims.lockStays(em, students) : this.claims.stays(em, students));
    return claims.map((claim) => ({ claim, judgement: judgementOf(claim, settlement, ruleSets, stays) }));
  }
}

function judgementOf(claim: OpenClaim, settlement: Settlement, ruleSets: ReadonlyMap<string, RuleSet>, granted: Stay[]): Judgement {
  const agreement = settlingAgreement(settlement.agreements, claim.agreementId, claim.lastDay);
  const terms = settlement.termsOn(agreement.id, claim.lastDay);
  const rules = ruleSets.get((claim.kind === 'housing' ? terms.housingRuleSetId : terms.travelRuleSetId) ?? '');
  const way = wayBetween(claim.study, claim.unit, claim);
  const shareIndex = claim.sharedWith === 0 ? 0 : freeShare(claim.sharesGiven, claim.sharersBefore);
  const [leg] = settlement.legsOf(agreement.id, claim.kind);
  const byRule = decidedByRule(claim, rules, agreement.number, { ...way, termLastDay: claim.termLastDay, shareIndex });
  return {
    ...bearingOf(leg, settlement.partiesTo(agreement.id), claim, claim.advancedBy), agreement: agreement.code, rules, way, shareIndex,
    advancedBy: claim.kind === 'housing' ? terms.housingAdvancedBy : null,
    deadline: rules ? deadlineOf(rules, claim.termLastDay) : null, decision: onceOnly(claim, byRule, granted),
  };
}

/** What is stored of a decision. */
export const decided = ({ claim, judgement }: JudgedClaim, decision = judgement.decision): DecidedClaim => ({
  ...decision, id: claim.id, ruleSetId: judgement.rules?.id ?? null, proposedOre: judgement.decision.approvedOre,
  shareIndex: claim.sharedWith === 0 ? null : judgement.shareIndex, borneById: judgement.borneById, paidById: judgement.paidById,
});
