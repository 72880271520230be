import { groupBy } from '../shared/group-by';
import type { Ring } from './rings';

/** Rings that can be carried out together, and whether no others would be better. */
export interface Packing {
  readonly rings: readonly Ring[];
  readonly isProven: boolean;
}

/** Rings that are looked at in each part at most, each as often as it is, before the best so far is taken. */
export const MOST_LOOKS = 2_000_000;

/** A point is worth more than all students together, so that points come first and then students. */
export const POINT = 100_000;

export const worthOf = ({ points, exchanges }: Pick<Ring, 'points' | 'exchanges'>): number => points * POINT + exchanges.length;

/**
 * The rings with the most points together, then with the most students, in which nobody is twice: by branch and bound in each part of
 * people who share rings. Among equals the people who come first are seen to first.
 */
export function packRings(rings: readonly Ring[], persons: readonly string[], looks = MOST_LOOKS): Packing {
  const parts = partsOf(rings, persons).map((part) => {
    const packing = new Part(part, persons, looks).best();
    return packing.isProven ? packing : { ...packing, rings: improved(packing.rings, part, persons) };
  });
  return { rings: parts.flatMap((part) => part.rings), isProven: parts.every(({ isProven }) => isProven) };
}

/** Times that some chosen rings are chosen anew where not everything could be looked at, and what is looked at each time. */
const RETRIES = 100;
const RETRY_LOOKS = 20_000;

const sumOf = (rings: readonly Ring[]): number => rings.reduce((sum, ring) => sum + worthOf(ring), 0);

/** Person after person, the chosen rings nearest to her are chosen anew, with whoever is in none. */
function improved(chosen: readonly Ring[], rings: readonly Ring[], persons: readonly string[]): readonly Ring[] {
  const peopleOf = new Map(rings.map((ring) => [ring, ring.exchanges.map(({ taker }) => persons[taker] ?? '')]));
  const people = (list: readonly Ring[]): Set<string> => new Set(list.flatMap((ring) => peopleOf.get(ring) ?? []));
  const all = [...people(rings)];
  let best = chosen;
  for (let retry = 0; retry < Math.min(RETRIES, all.length); retry += 1) {
    const person = all[Math.floor((retry * all.length) / Math.min(RETRIES, all.length))] ?? '';
    const near = people(rings.filter((ring) => peopleOf.get(ring)?.includes(person)).slice(0, 50));
    const again = best.filter((ring) => peopleOf.get(ring)?.some((one) => near.has(one))).slice(0, 4);
    const kept = best.filter((ring) => !again.includes(ring));
    const taken = people(kept);
    const open = rings.filter((ring) => peopleOf.get(ring)?.every((one) => !taken.has(one)));
    const found = new Part(open, persons, RETRY_LOOKS).best().rings;
    if (sumOf(found) > sumOf(again)) best = [...kept, ...found];
  }
  return best;
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
  /** Indexes of people in the part's order. */
  readonly people: readonly number[];
}

/** What is still open at a point of the search: of each person how many rings, and what she can add at most. */
interface Outlook {
  /** Whoever has the fewest rings left to choose from. */
  readonly person: number;
  readonly hope: number;
}

/** One part: the person with the fewest rings left is given one of them, or none. */
class Part {
  private readonly candidates: readonly Candidate[];
  private readonly size: number;
  private chosen: Candidate[] = [];
  private found: { readonly rings: readonly Ring[]; readonly worth: number } = { rings: [], worth: 0 };
  private looked = 0;

  constructor(rings: readonly Ring[], persons: readonly string[], private readonly looks: number) {
    const inPart = new Set(rings.flatMap(({ exchanges }) => exchanges.map(({ taker }) => persons[taker])));
    const at = new Map([...new Set(persons)].filter((person) => inPart.has(person)).map((person, index) => [person, index]));
    this.size = at.size;
    const all = rings.map((ring): Candidate => ({ ring, worth: worthOf(ring), people: ring.exchanges.map(({ taker }) => at.get(persons[taker] ?? '') ?? 0) }));
    this.candidates = all.sort((a, b) => b.worth / b.people.length - a.worth / a.people.length);
  }

  best(): Packing {
    this.choose(this.candidates, 0);
    return { rings: this.found.rings, isProven: this.looked < this.looks };
  }

  private choose(open: readonly Candidate[], worth: number): void {
    if (worth > this.found.worth) this.found = { rings: this.chosen.map(({ ring }) => ring), worth };
    if (open.length === 0 || this.looked >= this.looks) return;
    this.looked += open.length;
    const { person, hope } = this.outlook(open);
    const isWorthIt = (): boolean => worth + hope > this.found.worth && this.looked < this.looks;
    for (const candidate of open.filter(({ people }) => people.includes(person))) {
      if (!isWorthIt()) return;
      this.chosen.push(candidate);
      this.choose(this.beside(open, candidate), worth + candidate.worth);
      this.chosen.pop();
    }
    if (isWorthIt()) this.choose(open.filter(({ people }) => !people.includes(person)), worth);
  }

  /** Rings without anybody who is in the chosen one. */
  private beside(open: readonly Candidate[], { people }: Candidate): Candidate[] {
    const isTaken = new Uint8Array(this.size);
    for (const person of people) isTaken[person] = 1;
    return open.filter((other) => !other.people.some((person) => isTaken[person] === 1));
  }

  /** Nobody adds more than her dearest exchange that is open, nor all together more than everybody's dearest share of a ring. */
  private outlook(open: readonly Candidate[]): Outlook {
    const [counts, own, share] = [new Int32Array(this.size), new Float64Array(this.size), new Float64Array(this.size)];
    for (const { ring, worth, people } of open) {
      for (const [i, person] of people.entries()) {
        counts[person] = (counts[person] ?? 0) + 1;
        own[person] = Math.max(own[person] ?? 0, (ring.exchanges[i]?.points ?? 0) * POINT + 1);
        share[person] = Math.max(share[person] ?? 0, worth / people.length);
      }
    }
    const fewest = counts.reduce((least, count) => (count > 0 && count < least ? count : least), Infinity);
    const sum = (list: Float64Array): number => list.reduce((total, one) => total + one, 0);
    // Shares are fractions; a thousandth more than their sum is a bound however they are rounded.
    return { person: counts.indexOf(fewest), hope: Math.min(sum(own), sum(share) + 0.001) };
  }
}
