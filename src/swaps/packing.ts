import { groupBy } from '../shared/group-by';
import type { Ring } from './rings';

/** Rings that can be carried out together, and whether no others would be better. */
export interface Packing {
  readonly rings: readonly Ring[];
  readonly isProven: boolean;
}

/** Choices that are looked at in each part at most, before the best so far is taken. */
export const MOST_LOOKS = 200_000;

/** A point is worth more than all students together, so that points come first and then students. */
export const POINT = 100_000;

export const worthOf = ({ points, exchanges }: Pick<Ring, 'points' | 'exchanges'>): number => points * POINT + exchanges.length;

/**
 * The rings with the most points together, then with the most students, in which nobody is twice: by branch and bound in each part of
 * people who share rings. Among equals the people who come first are seen to first.
 */
export function packRings(rings: readonly Ring[], persons: readonly string[], looks = MOST_LOOKS): Packing {
  const parts = partsOf(rings, persons).map((part) => new Part(part, persons, looks).best());
  return { rings: parts.flatMap((part) => part.rings), isProven: parts.every(({ isProven }) => isProven) };
}

/** Rings grouped so that no two of different groups have a person in common. */
function partsOf(rings: readonly Ring[], persons: readonly string[]): Ring[][] {
  const parent = new Map<string, string>();
  const root = (person: string): string => {
    let top = person;
    for (let above = parent.get(top); above !== undefined; above = parent.get(top)) top = above;
    return top;
  };
  for (const { exchanges } of rings) {
    const [first = '', ...others] = exchanges.map(({ taker }) => root(persons[taker] ?? ''));
    for (const other of others) if (root(other) !== root(first)) parent.set(root(other), root(first));
  }
  return [...groupBy(rings, ({ exchanges }) => root(persons[exchanges[0]?.taker ?? -1] ?? '')).values()];
}

interface Candidate {
  readonly ring: Ring;
  readonly worth: number;
  /** Places in the part's order of people. */
  readonly people: readonly number[];
}

/** One part: people in order, each with the rings of which she is the first. */
class Part {
  private readonly ofFirst: Candidate[][];
  /** The most that each person can add to any packing. */
  private readonly most: number[];
  private readonly taken: boolean[];
  private chosen: Candidate[] = [];
  private found: { readonly rings: readonly Ring[]; readonly worth: number } = { rings: [], worth: 0 };
  private looked = 0;

  constructor(rings: readonly Ring[], persons: readonly string[], private readonly looks: number) {
    const inPart = new Set(rings.flatMap(({ exchanges }) => exchanges.map(({ taker }) => persons[taker])));
    const order = [...new Set(persons)].filter((person) => inPart.has(person));
    const at = new Map(order.map((person, index) => [person, index]));
    this.most = order.map(() => 0);
    this.taken = order.map(() => false);
    this.ofFirst = order.map(() => []);
    for (const ring of rings) {
      const people = ring.exchanges.map(({ taker }) => at.get(persons[taker] ?? '') ?? 0);
      for (const [i, person] of people.entries()) {
        this.most[person] = Math.max(this.most[person] ?? 0, (ring.exchanges[i]?.points ?? 0) * POINT + 1);
      }
      this.ofFirst[Math.min(...people)]?.push({ ring, worth: worthOf(ring), people });
    }
    for (const list of this.ofFirst) list.sort((a, b) => b.worth / b.people.length - a.worth / a.people.length);
  }

  best(): Packing {
    this.choose(0, 0, this.most.reduce((sum, most) => sum + most, 0));
    return { rings: this.found.rings, isProven: this.looked < this.looks };
  }

  /** `hope` is what the people from here on who are in no ring yet could add at most. */
  private choose(person: number, worth: number, hope: number): void {
    if (worth > this.found.worth) this.found = { rings: this.chosen.map(({ ring }) => ring), worth };
    if (person >= this.ofFirst.length || worth + hope <= this.found.worth || this.looked >= this.looks) return;
    this.looked += 1;
    if (this.taken[person]) {
      this.choose(person + 1, worth, hope);
      return;
    }
    for (const candidate of this.ofFirst[person] ?? []) {
      if (candidate.people.some((one) => this.taken[one])) continue;
      this.take(candidate, true);
      this.choose(person + 1, worth + candidate.worth, hope - this.hopeOf(candidate));
      this.take(candidate, false);
    }
    this.choose(person + 1, worth, hope - (this.most[person] ?? 0));
  }

  private hopeOf({ people }: Candidate): number {
    return people.reduce((sum, person) => sum + (this.most[person] ?? 0), 0);
  }

  private take(candidate: Candidate, isTaken: boolean): void {
    for (const person of candidate.people) this.taken[person] = isTaken;
    if (isTaken) this.chosen.push(candidate);
    else this.chosen = this.chosen.slice(0, -1);
  }
}
