import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { settlingAgreement } from '../agreements/agreement';
import { AgreementsService } from '../agreements/agreements.service';
import { isBeyond, type RuleSet } from '../agreements/rule-set';
import type { Settlement } from '../agreements/settlement';
import { plannedDays } from '../bookings/planned-days';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { claimKinds, type ClaimKind } from './claim';
import { ClaimDraftsRepository, type ClaimedPlacement, type PlacementScope } from './claim-drafts.repository';
import { ClaimsRepository } from './claims.repository';
import { wayBetween } from './judged-claim';
import { prefilled, type Prefilled } from './prefilled';
import { deadlineOf } from './reach-rule';

interface Birth {
  readonly placement: ClaimedPlacement;
  readonly claim: Prefilled;
  readonly deadline: Day;
}

const nobody = { accountId: null, name: 'VILplats' };
const namesOfKinds: Readonly<Record<ClaimKind, string>> = { housing: 'boende', travel: 'resa' };

/** Opens drafts of claims from placements, with all that the placement and the agreement say filled in. */
@Injectable()
export class ClaimDraftsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly agreements: AgreementsService,
    private readonly claims: ClaimsRepository,
    private readonly drafts: ClaimDraftsRepository,
  ) {}

  /** For every placement that its student knows of, the claims that its agreement's rules reach and that may still come; done again it does nothing. */
  born(today: Day, scope: Partial<PlacementScope> = {}): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      for (const { placement, claim, deadline } of await this.births(em, { bookingId: null, studentId: null, ...scope })) {
        if (placement.drafts.includes(claim.kind)) await this.drafts.follow(em, placement.bookingId, claim);
        else if (deadline >= today && !placement.kinds.includes(claim.kind)) await this.open(em, placement, claim);
      }
    });
  }

  /** The code of a draft, opened where none is open, also beside claims that are handed in already; refused where the agreement's rules do not reach. */
  another(party: ActingParty, bookingId: string, kind: ClaimKind): Promise<string> {
    return this.doorway.asParty(party, async (em) => {
      if (!(await this.drafts.sees(em, bookingId))) throw new Problem('not-found', 'missing', `There is no booking "${bookingId}".`);
      return this.doorway.asSystem(async (system) => {
        const birth = (await this.births(system, { bookingId, studentId: null })).find(({ claim }) => claim.kind === kind);
        if (!birth) throw new Problem('not-claimable', 'refused', `The placement is not published, or its agreement's rules do not reimburse ${kind} over its distance.`);
        if (!birth.placement.drafts.includes(kind)) await this.open(system, birth.placement, birth.claim);
        const code = await this.drafts.draftOf(system, bookingId, kind);
        if (code === undefined) throw new Error(`No draft of ${kind} stands after one was opened.`);
        return code;
      });
    });
  }

  private async open(em: EntityManager, placement: ClaimedPlacement, claim: Prefilled): Promise<void> {
    const id = await this.drafts.open(em, `${namesOfKinds[claim.kind]}-${randomUUID().slice(0, 13)}`, placement, claim);
    if (id !== undefined) await this.drafts.tell(em, id, 'opened', nobody);
  }

  private async births(em: EntityManager, scope: PlacementScope): Promise<Birth[]> {
    const placements = await this.drafts.placements(em, scope);
    if (placements.length === 0) return [];
    const settlement = await this.agreements.readSettlement(em);
    const ruleSets = await this.claims.ruleSets(em);
    const exceptions = await this.drafts.exceptions(em);
    return placements.flatMap((placement) => {
      const days = plannedDays(placement, placement, exceptions);
      return claimKinds.flatMap((kind) => birthOf(kind, placement, days, settlement, ruleSets) ?? []);
    });
  }
}

function birthOf(kind: ClaimKind, placement: ClaimedPlacement, days: readonly Day[], settlement: Settlement, ruleSets: ReadonlyMap<string, RuleSet>): Birth | undefined {
  const day = days.at(-1) ?? placement.lastDay;
  const terms = settlement.termsOn(settlingAgreement(settlement.agreements, placement.agreementId, day).id, day);
  // where another pays the rent, she has nothing to claim
  if (kind === 'housing' && (terms.housingAdvancedBy ?? 'student') !== 'student') return undefined;
  const rules = ruleSets.get((kind === 'housing' ? terms.housingRuleSetId : terms.travelRuleSetId) ?? '');
  const { km, minutes } = wayBetween(placement.study, placement.unit, placement);
  if (!rules || !isBeyond(rules, km, minutes)) return undefined;
  const claim = prefilled(kind, days, rules);
  return claim && { placement, claim, deadline: deadlineOf(rules, placement.termLastDay) };
}
