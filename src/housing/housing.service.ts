import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { settlingAgreement } from '../agreements/agreement';
import { AgreementsService } from '../agreements/agreements.service';
import type { RuleSet } from '../agreements/rule-set';
import { estimatedKm } from '../organisations/town';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { refused, type Circumstances, type Claim, type Decision } from './claim';
import { ClaimsRepository, type ClaimRow, type DecidedClaim, type OpenClaim } from './claims.repository';
import { decideHousing } from './housing-rule';
import { alreadyHoused, stayOver, type Stay } from './stay';
import { decideTravel } from './travel-rule';

/** Who decides, and on which day. */
export interface DecisionOrder {
  readonly today: Day;
  readonly decidedBy: string;
}

/** Claims for housing and travel, decided under the rule set that the agreement names. */
@Injectable()
export class HousingService {
  constructor(private readonly doorway: Doorway, private readonly agreements: AgreementsService, private readonly claims: ClaimsRepository) {}

  /** Submits the claims of a file by codes; gives the codes that no active placement fits. */
  submitClaims(rows: readonly ClaimRow[]): Promise<{ submitted: number; unmatched: string[] }> {
    return this.doorway.asSystem((em) => this.claims.submitRows(em, rows));
  }

  /** Submits a claim on a booking that the acting party sees. */
  submit(party: ActingParty, bookingId: string, claim: Claim): Promise<void> {
    return this.doorway.asParty(party, async (em) => {
      if (await this.claims.submit(em, bookingId, claim)) return;
      throw new Problem('not-found', 'missing', `There is no booking "${bookingId}".`);
    });
  }

  /** Decides every open claim of a term that was handed in by today; gives how many were approved and refused. */
  async decideAll(termCode: string, today: Day, decidedBy: string): Promise<{ approved: number; refused: number }> {
    const decisions = await this.doorway.asSystem((em) => this.decideOpen(em, { termCode, code: null }, { today, decidedBy }));
    const approved = decisions.filter((decision) => decision.state === 'approved').length;
    return { approved, refused: decisions.length - approved };
  }

  /** Decides one open claim by its rule. */
  decide(code: string, order: DecisionOrder): Promise<Decision> {
    return this.doorway.asSystem(async (em) => {
      const [decision] = await this.decideOpen(em, { termCode: null, code }, order);
      if (decision) return decision;
      throw new Problem('no-open-claim', 'conflict', `There is no claim "${code}" to decide: it is decided already, handed in later than ${order.today}, or none has that code.`);
    });
  }

  private async decideOpen(em: EntityManager, which: { termCode: string | null; code: string | null }, { today, decidedBy }: DecisionOrder): Promise<DecidedClaim[]> {
    const settlement = await this.agreements.readSettlement(em);
    const ruleSets = await this.claims.ruleSets(em);
    const claims = await this.claims.openClaims(em, { ...which, today });
    const stays = await this.claims.lockStays(em, [...new Set(claims.map(({ studentId }) => studentId))]);
    const decisions = claims.map((claim): DecidedClaim => {
      const agreement = settlingAgreement(settlement.agreements, claim.agreementId, claim.lastDay);
      const terms = settlement.termsOn(agreement.id, claim.lastDay);
      const ruleSetId = claim.kind === 'housing' ? terms.housingRuleSetId : terms.travelRuleSetId;
      return { id: claim.id, ruleSetId, ...onceOnly(claim, decided(claim, ruleSets.get(ruleSetId ?? ''), agreement.number), stays) };
    });
    await this.claims.storeDecisions(em, decisions, today, decidedBy);
    return decisions;
  }
}

function decided(claim: OpenClaim, rules: RuleSet | undefined, agreementNumber: string): Decision {
  if (!rules) return refused('no-rule', `Avtal ${agreementNumber} ersätter inte ${claim.kind === 'housing' ? 'boende' : 'resor'}.`);
  const circumstances: Circumstances = { ...wayOf(claim), termLastDay: claim.termLastDay, shareIndex: claim.shareIndex };
  return claim.kind === 'housing' ? decideHousing(rules, claim, circumstances) : decideTravel(rules, claim, circumstances);
}

/** What is granted joins the stays, so that a later claim for the same days meets it. */
function onceOnly(claim: OpenClaim, decision: Decision, stays: Stay[]): Decision {
  if (claim.kind !== 'housing' || decision.state === 'refused') return decision;
  const first = stayOver(stays, claim);
  if (first) return alreadyHoused(first);
  stays.push(claim);
  return decision;
}

/** The way from the study town: as travelled where that is given, else estimated from the towns' coordinates. */
function wayOf({ study, unit, km, minutes }: OpenClaim): Pick<Circumstances, 'km' | 'minutes'> {
  if (km !== null) return { km, minutes: minutes ?? undefined };
  return { km: study.id === unit.id ? 0 : estimatedKm(study, unit), minutes: study.id === unit.id ? 0 : undefined };
}
