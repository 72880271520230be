/** A seeded source of draws (xoshiro128**): the same seed gives the same draws on every machine, so a lottery can be replayed. */
export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  /** Any whole number up to 2^53 is a seed. */
  constructor(seed: number) {
    let mixed = seed | 0;
    const word = (): number => {
      mixed = (mixed + 0x9e3779b9) | 0;
      let z = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
      z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
      return z ^ (z >>> 16);
    };
    this.a = word();
    mixed ^= Math.floor(seed / 4294967296);
    this.b = word();
    this.c = word();
    this.d = word() | 1;
  }

  /** A whole number 0 to 2^32 - 1. */
  private word(): number {
    const scrambled = Math.imul(this.b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result >>> 0;
  }

  /** At least 0 and below 1. */
  next(): number {
    return this.word() / 4294967296;
  }

  /** A whole number at least 0 and below `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** Puts the items in random order, in place. */
  shuffle(items: { [index: number]: number; readonly length: number }): void {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = items[i] as number;
      items[i] = items[j] as number;
      items[j] = kept;
    }
  }
}
