import { directionOf, holderOf, type Leg, type Placement } from '../agreements/leg';
import type { AgreementParty } from '../agreements/agreement';
import { Problem } from '../shared/problem';
import type { Advancer } from './claim';

/** Who bears a cost in the end, and who pays back whoever paid first; null where the agreement leaves it open. */
export interface Bearing {
  readonly borneById: string | null;
  readonly paidById: string | null;
}

/**
 * By the agreement's leg: its debtor bears, and what a student or her university has paid goes through its creditor. Without a leg no
 * document passes between organisations, and the university pays its student.
 */
export function bearingOf(leg: Leg | undefined, parties: readonly AgreementParty[], placement: Placement, advancedBy: Advancer): Bearing {
  if (!leg) return { borneById: null, paidById: advancedBy === 'student' ? placement.universityId : null };
  const direction = foundDirection(leg, parties, placement);
  if (!direction) return { borneById: null, paidById: null };
  const first = advancedBy === 'mediator' || advancedBy === 'host' ? holderOf(advancedBy, parties, placement) : undefined;
  return { borneById: direction.debtorId, paidById: first ?? direction.creditorId };
}

/** A leg whose party is missing stops the invoice and not the decision. */
function foundDirection(leg: Leg, parties: readonly AgreementParty[], placement: Placement): ReturnType<typeof directionOf> | undefined {
  try {
    return directionOf(leg, parties, placement);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
