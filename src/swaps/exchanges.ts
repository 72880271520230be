import { pointsOf, type SwapWish, type WishedPlace } from './swap';

/** That one student takes the place another gives up; both are told by their index. */
export interface Exchange {
  readonly taker: number;
  readonly giver: number;
  /** How far down the taker named the place, from 1. */
  readonly rank: number;
  readonly points: number;
}

/** Every place among the wishes that somebody else among them would rather have, and how much. */
export function wishedExchanges(wishes: readonly SwapWish[]): Exchange[] {
  return wishes.flatMap((wish, taker) => wishes.flatMap((other, giver): Exchange[] => {
    const rank = other.studentId === wish.studentId ? undefined : rankOf(wish, other);
    return rank === undefined ? [] : [{ taker, giver, rank, points: pointsOf(rank) }];
  }));
}

/** How far down the wish names the other's place; undefined where it does not, or where it would change nothing. */
function rankOf({ unitId, firstDay, sameWeeks, places }: SwapWish, other: SwapWish): number | undefined {
  if (other.unitId === unitId && other.firstDay === firstDay) return undefined;
  if (sameWeeks && other.firstDay !== firstDay) return undefined;
  const names = (place: WishedPlace): boolean => place.unitId === other.unitId || place.townId === other.townId;
  return places.filter(names).reduce<number | undefined>((best, { rank }) => Math.min(best ?? rank, rank), undefined);
}

/** Those exchanges that lie on some ring of at most so many: from the giver one comes back to the taker in the steps that are left. */
export function inRings(exchanges: readonly Exchange[], members: number, longest: number): Exchange[] {
  const next = nextOf(exchanges, members);
  const steps = next.map((_, member) => stepsFrom(member, next));
  return exchanges.filter(({ taker, giver }) => (steps[giver]?.[taker] ?? Infinity) < longest);
}

/** Whose places each would take. */
export function nextOf(exchanges: readonly Exchange[], members: number): number[][] {
  const next: number[][] = Array.from({ length: members }, () => []);
  for (const { taker, giver } of exchanges) next[taker]?.push(giver);
  return next;
}

/** How many exchanges lead from a member to each other at least; Infinity where none do. */
export function stepsFrom(start: number, next: readonly (readonly number[])[]): number[] {
  const steps = next.map((_, member) => (member === start ? 0 : Infinity));
  const queue = [start];
  for (const member of queue) {
    for (const to of next[member] ?? []) {
      if (steps[to] !== Infinity) continue;
      steps[to] = (steps[member] ?? 0) + 1;
      queue.push(to);
    }
  }
  return steps;
}
