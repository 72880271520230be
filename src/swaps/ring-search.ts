import { inRings, type Exchange } from './exchanges';
import { mostWorth } from './assignment';
import { packRings, worthOf } from './packing';
import { ringsAmong, type Ring } from './rings';

/** What rings are looked for among. */
export interface RingOrder {
  readonly exchanges: readonly Exchange[];
  /** Whose each member is; a person is in one ring at most. Among equal choices those who stand first are seen to first. */
  readonly persons: readonly string[];
  /** Members of a ring at most. */
  readonly longest: number;
}

/** Rings that are best together. */
export interface FoundRings {
  readonly rings: readonly Ring[];
  /** Rings that came in question. */
  readonly candidates: number;
  /** Members of the longest rings that all came in question. */
  readonly upTo: number;
  /** Whether it is certain that no others up to the longest give more points, or as many to more students. */
  readonly isProven: boolean;
}

/** Times that rings which turn out to be impossible are left out and the best are chosen anew. */
const ROUNDS = 100;

/**
 * The rings with the most points together, then with the most students. Those of a choice that turn out to be impossible (such as for
 * want of places where the exchanged ones differ) are left out, and the best of the others chosen, until all of them are possible.
 */
export async function searchRings({ exchanges, persons, longest }: RingOrder, impossible: (rings: readonly Ring[]) => Promise<readonly Ring[]>): Promise<FoundRings> {
  const possible = inRings(exchanges, persons.length, longest);
  const { rings: all, upTo } = ringsAmong(possible, persons, longest);
  let left = all;
  for (let round = 1; ; round += 1) {
    const { rings, isProven } = packRings(left, persons);
    const wrong = new Set(await impossible(rings));
    if (wrong.size > 0 && round < ROUNDS) {
      left = left.filter((ring) => !wrong.has(ring));
      continue;
    }
    const chosen = rings.filter((ring) => !wrong.has(ring));
    const isWhole = (isProven && upTo === longest) || chosen.reduce((sum, ring) => sum + worthOf(ring), 0) === mostWorth(possible, persons.length);
    return { rings: chosen, candidates: all.length, upTo, isProven: isWhole && wrong.size === 0 };
  }
}
