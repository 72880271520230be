import { isWhole } from './branch';
import type { Master } from './master';
import type { Relaxed } from './relax';

/** A choice with so large a part is taken for sure, for the time being. */
const SURE = 0.8;
/** Choices that are taken in one go, at most, as a part of all blocks. */
const AT_ONCE = 0.3;
const ROUNDS = 40;

/**
 * Looks for a whole solution in a few steps: what is nearly whole is made so, what has the largest part as well, and the rest is
 * solved again, until all is whole or out of reach. `relax` solves what is left; whether a solution was met.
 */
export function roundUp(master: Master, relax: () => Relaxed): boolean {
  const killed: number[] = [];
  const fixed = new Uint8Array(master.choices.from.length);
  let isFound = isWhole(master);
  for (let round = 0; round < ROUNDS && !isFound; round++) {
    const losers = surest(master, fixed).flatMap((o) => othersOf(master, o));
    if (losers.length === 0) break;
    killed.push(...losers);
    master.kill(losers, 1);
    if (relax().pruned) break;
    isFound = isWhole(master);
  }
  master.kill(killed, -1);
  return isFound;
}

/** Marks the blocks of the choices of largest part and returns these choices. */
function surest({ share, taken, choices }: Master, fixed: Uint8Array): number[] {
  const open = taken.filter((o) => !fixed[choices.blockOf[o] as number]).sort((o, p) => (share[p] as number) - (share[o] as number) || o - p);
  const most = Math.max(1, Math.ceil(AT_ONCE * fixed.length));
  const chosen = open.slice(0, most).filter((o, i) => (i === 0 || (share[o] as number) >= SURE) && (share[o] as number) >= 0.5);
  const all = chosen.length > 0 ? chosen : open.slice(0, 1);
  for (const o of all) fixed[choices.blockOf[o] as number] = 1;
  return all;
}

function othersOf({ choices }: Master, chosen: number): number[] {
  const b = choices.blockOf[chosen] as number;
  const others: number[] = [];
  for (let o = choices.from[b] as number; o < (choices.from[b + 1] as number); o++) if (o !== chosen) others.push(o);
  return others;
}
