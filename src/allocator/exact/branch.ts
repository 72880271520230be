import type { Master } from './master';
import { LITTLE } from './tight';

/** What is nearer to all or nothing than this is whole. */
const WHOLE = 1e-5;

/** Two sets of choices of one block, of which one must do without: nothing whole is in neither. */
export interface Branch {
  readonly likely: readonly number[];
  readonly unlikely: readonly number[];
}

/** Whether every option is taken wholly or not at all. */
export function isWhole({ share, taken }: Master): boolean {
  return taken.every((o) => (share[o] as number) <= WHOLE || (share[o] as number) >= 1 - WHOLE);
}

/** The most divided block, by its places or by when it starts: the first child is the likelier. */
export function branchOf(master: Master): Branch {
  const { choices, share } = master;
  let best = -1;
  let chosen: { block: number; has: (option: number) => boolean } | undefined;
  const consider = (block: number, part: number, bonus: number, has: (option: number) => boolean) => {
    const worth = Math.min(part, 1 - part) + 0.1 * part + bonus;
    if (part < WHOLE || part > 1 - WHOLE || worth <= best) return;
    best = worth;
    chosen = { block, has };
  };
  for (const [b, taken] of takenByBlock(master)) {
    if (taken.length < 2) continue;
    const part = (has: (option: number) => boolean) => taken.filter(has).reduce((sum, o) => sum + (share[o] as number), 0);
    for (const place of new Set(taken.map((o) => choices.place[o] as number))) {
      const has = (o: number) => (choices.place[o] as number) === place;
      consider(b, part(has), 0.2, has);
    }
    for (const week of new Set(taken.map((o) => choices.start[o] as number))) {
      const has = (o: number) => (choices.start[o] as number) <= week;
      consider(b, part(has), 0, has);
    }
  }
  return chosen ? split(master, chosen.block, chosen.has) : { likely: [], unlikely: [] };
}

function split({ choices }: Master, b: number, has: (option: number) => boolean): Branch {
  const all = Array.from({ length: (choices.from[b + 1] as number) - (choices.from[b] as number) }, (_, i) => (choices.from[b] as number) + i);
  return { likely: all.filter((o) => has(o)), unlikely: all.filter((o) => !has(o)) };
}

function takenByBlock({ choices, share, taken }: Master): Map<number, number[]> {
  const blocks = new Map<number, number[]>();
  for (const o of taken) {
    if ((share[o] as number) <= LITTLE) continue;
    const b = choices.blockOf[o] as number;
    const list = blocks.get(b);
    if (list) list.push(o);
    else blocks.set(b, [o]);
  }
  return blocks;
}
