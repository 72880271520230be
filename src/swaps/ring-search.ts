import { inRings, type Exchange } from './exchanges';
import { packRings } from './packing';
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
  const { rings: all, upTo } = ringsAmong(inRings(exchanges, persons.length, longest), persons, longest);
  let left = all;
  for (let round = 1; ; round += 1) {
    const { rings, isProven } = packRings(left, persons);
    const wrong = new Set(await impossible(rings));
    if (wrong.size > 0 && round < ROUNDS) {
      left = left.filter((ring) => !wrong.has(ring));
      continue;
    }
    return { rings: rings.filter((ring) => !wrong.has(ring)), candidates: all.length, upTo, isProven: isProven && upTo === longest && wrong.size === 0 };
  }
}
