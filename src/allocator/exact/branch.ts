import type { Master } from './master';
import { LITTLE } from './tight';

/** Two sets of options of one block, of which one must do without: nothing whole is in neither. */
export interface Branch {
  readonly likely: readonly number[];
  readonly unlikely: readonly number[];
}

/** Whether every option is taken wholly or not at all. */
export function isWhole({ share }: Master): boolean {
  return share.every((part) => part < LITTLE || part > 1 - LITTLE);
}

/** The most divided block, by its places or by when it starts: the first child is the likelier. */
export function branchOf(master: Master): Branch {
  const { options, model, share } = master;
  let best = -1;
  let chosen: { block: number; has: (option: number) => boolean } | undefined;
  const consider = (block: number, part: number, bonus: number, has: (option: number) => boolean) => {
    const worth = Math.min(part, 1 - part) + 0.1 * part + bonus;
    if (part < 1e-5 || part > 1 - 1e-5 || worth <= best) return;
    best = worth;
    chosen = { block, has };
  };
  for (let b = 0; b < model.entityOf.length; b++) {
    const taken: number[] = [];
    for (let o = options.from[b] as number; o < (options.from[b + 1] as number); o++) if ((share[o] as number) > LITTLE) taken.push(o);
    if (taken.length < 2) continue;
    const part = (has: (option: number) => boolean) => taken.filter(has).reduce((sum, o) => sum + (share[o] as number), 0);
    for (const place of new Set(taken.map((o) => options.place[o] as number))) {
      const has = (o: number) => (options.place[o] as number) === place;
      consider(b, part(has), 0.2, has);
    }
    for (const week of new Set(taken.map((o) => options.start[o] as number))) {
      const has = (o: number) => (options.start[o] as number) <= week;
      consider(b, part(has), 0, has);
    }
  }
  return chosen ? split(master, chosen.block, chosen.has) : { likely: [], unlikely: [] };
}

function split({ options }: Master, b: number, has: (option: number) => boolean): Branch {
  const all = Array.from({ length: (options.from[b + 1] as number) - (options.from[b] as number) }, (_, i) => (options.from[b] as number) + i);
  return { likely: all.filter((o) => has(o)), unlikely: all.filter((o) => !has(o)) };
}
