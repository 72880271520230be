import type { Possibility, SeatingPlan } from './seating-plan';
import type { Sitter, Sitting } from './sitting';
import { burdenOf, comesBefore, standingAt } from './sitting';

/** A place that went from one who comes later under its agreement to one who comes earlier. */
export interface Passing {
  readonly to: Sitting;
  readonly from: Sitting;
}

interface Offer {
  readonly at: Possibility;
  readonly burden: number;
  /** Who leaves for it; nobody where there is room. */
  readonly from?: Sitting;
}

/**
 * Lets everybody without a place take one where there is room, or else from somebody who comes later under that place's agreement,
 * until nobody can. Each step gives a place to an earlier tier or, within a tier, to an earlier position, and so it ends.
 */
export function giveWay(plan: SeatingPlan): Passing[] {
  const passings: Passing[] = [];
  const seat = (sitter: Sitter): boolean => {
    const offer = bestOffer(plan, sitter);
    if (!offer) return false;
    const to = { sitter, choice: offer.at.choice, option: offer.at.option };
    if (offer.from) {
      plan.leave(offer.from);
      passings.push({ to, from: offer.from });
    }
    plan.sit(to);
    return true;
  };
  while (plan.waiting().filter(seat).length > 0);
  return passings;
}

/** Somebody of an earlier tier whose place the block could have had; undefined where one of its own tier or later has such a place too. */
export function outranking(plan: SeatingPlan, sitter: Sitter): { readonly at: Possibility; readonly by: Sitting } | undefined {
  let found: { at: Possibility; by: Sitting } | undefined;
  for (const at of plan.possibilities(sitter)) {
    for (const by of plan.inTheWay(at)) {
      if (by.option.tier >= at.option.tier) return undefined;
      found ??= { at, by };
    }
  }
  return found;
}

/** Where there is room, else where somebody gives way; of several such the least burden. */
function bestOffer(plan: SeatingPlan, sitter: Sitter): Offer | undefined {
  let free: Offer | undefined;
  let given: Offer | undefined;
  for (const at of plan.possibilities(sitter)) {
    const burden = burdenOf(sitter, at.choice);
    if (at.full.length === 0) free = less({ at, burden }, free);
    else if (!free && !(given && given.burden <= burden)) {
      const from = lastOf(plan.inTheWay(at).filter((other) => comesBefore(at, other)));
      if (from) given = { at, burden, from };
    }
  }
  return free ?? given;
}

const less = (offer: Offer, best: Offer | undefined): Offer => (best && best.burden <= offer.burden ? best : offer);

/** The last in turn. */
function lastOf(sittings: readonly Sitting[]): Sitting | undefined {
  const inTurn = sittings.map((sitting) => ({ sitting, ...standingAt(sitting.sitter, sitting.option) }));
  return inTurn.sort((a, b) => b.tier - a.tier || b.position - a.position)[0]?.sitting;
}
