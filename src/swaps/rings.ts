import { nextOf, stepsFrom, type Exchange } from './exchanges';

/** Exchanges that close: each takes the place of the next, the last that of the first. */
export interface Ring {
  readonly exchanges: readonly Exchange[];
  readonly points: number;
}

/** All rings up to a length. */
export interface Rings {
  readonly rings: readonly Ring[];
  /** Members of the longest rings that were all looked at; less than was asked for where there are too many of those. */
  readonly upTo: number;
}

/** Rings that are held in mind at most. */
export const MOST_RINGS = 40_000;

/** Every ring of at most so many members, short before long, none with a person in it twice; where that is more than can be held in mind, of fewer members. */
export function ringsAmong(exchanges: readonly Exchange[], persons: readonly string[], longest: number, most = MOST_RINGS): Rings {
  const walker = new Walker(exchanges, persons, most);
  let found: Ring[] = [];
  for (let length = 2; length <= longest; length += 1) {
    const ofLength = walker.of(length);
    if (ofLength === undefined || found.length + ofLength.length > most) return { rings: found, upTo: length - 1 };
    found = [...found, ...ofLength];
  }
  return { rings: found, upTo: longest };
}

/** Walks from each member along exchanges that come back to her in the steps left; a ring is found from its first member alone. */
class Walker {
  private readonly next: readonly (readonly number[])[];
  private readonly between = new Map<number, Exchange>();
  private readonly back: number[][] = [];
  private found: Ring[] = [];

  constructor(exchanges: readonly Exchange[], private readonly persons: readonly string[], private readonly most: number) {
    this.next = nextOf(exchanges, persons.length);
    for (const exchange of exchanges) this.between.set(exchange.taker * persons.length + exchange.giver, exchange);
  }

  /** Undefined where there are too many. */
  of(length: number): Ring[] | undefined {
    this.found = [];
    for (let first = 0; first < this.persons.length; first += 1) {
      if (!this.walk([first], length, this.stepsBack(first))) return undefined;
    }
    return this.found;
  }

  /** Steps back to the first, counted from her along the exchanges turned round, among later members alone. */
  private stepsBack(first: number): readonly number[] {
    return this.back[first] ??= stepsFrom(first, this.turnedRound(first));
  }

  private turnedRound(first: number): number[][] {
    const back: number[][] = this.next.map(() => []);
    for (const [taker, givers] of this.next.entries()) {
      if (taker < first) continue;
      for (const giver of givers) if (giver >= first) back[giver]?.push(taker);
    }
    return back;
  }

  private walk(path: readonly number[], length: number, back: readonly number[]): boolean {
    if (path.length === length) {
      if (back[path.at(-1) ?? 0] === 1) this.found.push(this.ring(path));
      return this.found.length <= this.most;
    }
    return this.onwards(path, length - path.length, back).every((to) => this.walk([...path, to], length, back));
  }

  /** Members whom the path may go on to and still come back to its first in the steps left. */
  private onwards(path: readonly number[], left: number, back: readonly number[]): number[] {
    const [first = 0, last = first] = [path[0], path.at(-1)];
    const isOpen = (to: number): boolean => to > first && (back[to] ?? Infinity) <= left && !path.some((member) => this.persons[member] === this.persons[to]);
    return (this.next[last] ?? []).filter(isOpen);
  }

  private ring(path: readonly number[]): Ring {
    const exchanges = path.flatMap((taker, i) => this.between.get(taker * this.persons.length + (path[i + 1] ?? path[0] ?? 0)) ?? []);
    return { exchanges, points: exchanges.reduce((sum, { points }) => sum + points, 0) };
  }
}
