import type { Possibility, SeatingPlan } from './seating-plan';
import type { Sitter, Sitting, Standing } from './sitting';
import { burdenOf, comesBefore, standingAt, takingOf } from './sitting';

/** A place that went from one who comes later under its agreement to one who comes earlier. */
export interface Passing {
  readonly to: Sitting;
  readonly from: Sitting;
}

interface Offer {
  readonly at: Possibility;
  readonly burden: number;
  /** Who leaves for it, and where she stands in turn; nobody where there is room. */
  readonly from?: Sitting;
  readonly last?: Standing;
}

/**
 * Lets everybody without a place take one where there is room, or else from somebody who comes later under that place's agreement,
 * until nobody can. Each step gives a place to an earlier tier or, within a tier, to an earlier position, and so it ends.
 */
export function giveWay(plan: SeatingPlan): Passing[] {
  const passings: Passing[] = [];
  let leavesRoom = true;
  while (leavesRoom) {
    leavesRoom = false;
    for (const waiting of plan.waiting()) {
      // Who gave way looks for another place at once.
      for (let sitter: Sitter | undefined = waiting; sitter;) {
        const offer = bestOffer(plan, sitter);
        sitter = offer?.from?.sitter;
        if (!offer) continue;
        accept(plan, offer, passings);
        leavesRoom ||= offer.from !== undefined && !takesOver(offer.at, offer.from);
      }
    }
  }
  return passings;
}

function accept(plan: SeatingPlan, { at, from }: Offer, passings: Passing[]): void {
  const to = { sitter: at.sitter, choice: at.choice, option: at.option };
  if (from) {
    plan.leave(from);
    passings.push({ to, from });
  }
  plan.sit(to);
}

/** Whether one takes everything that the other has, so that no other block gets room or time by it. */
function takesOver(one: Sitting, other: Sitting): boolean {
  if (other.sitter.entity.blocks.length > 1) return false;
  const [mine, theirs] = [takingOf(one.sitter, one.choice), takingOf(other.sitter, other.choice)];
  return mine.start === theirs.start && mine.weeks === theirs.weeks && mine.size === theirs.size && theirs.uses.every((resource) => mine.uses.includes(resource));
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

/** Where there is room, at the least burden; else where the last in turn of all who come later gives way, so that few have to. */
function bestOffer(plan: SeatingPlan, sitter: Sitter): Offer | undefined {
  let best: Offer | undefined;
  for (const at of plan.possibilities(sitter)) {
    if (at.full.length > 0 && best && !best.from) continue;
    const offer = offerAt(plan, at);
    if (offer && (!best || isBetter(offer, best))) best = offer;
  }
  return best;
}

function offerAt(plan: SeatingPlan, at: Possibility): Offer | undefined {
  const burden = burdenOf(at.sitter, at.choice);
  if (at.full.length === 0) return { at, burden };
  const later = plan.inTheWay(at).filter((other) => comesBefore(at, other)).map((from) => ({ from, last: standingAt(from.sitter, from.option) }));
  const [last] = later.sort((a, b) => compareStandings(b.last, a.last));
  return last && { at, burden, ...last };
}

function isBetter(offer: Offer, best: Offer): boolean {
  if (!offer.last || !best.last) return !offer.last && (best.last !== undefined || offer.burden < best.burden);
  return (compareStandings(best.last, offer.last) || offer.burden - best.burden) < 0;
}

const compareStandings = (a: Standing, b: Standing): number => a.tier - b.tier || a.position - b.position;
