/** Blocks in no order, each at most once; put in and taken out in constant time. */
export class BlockSet {
  count = 0;
  private readonly items: number[] = [];

  /** `spot` remembers where each block stands; `at` is where in `spot` a block's own place is. */
  constructor(private readonly spot: Int32Array, private readonly place: (b: number) => number) {}

  at(i: number): number {
    return this.items[i] as number;
  }

  add(b: number): void {
    this.spot[this.place(b)] = this.count;
    this.items[this.count++] = b;
  }

  remove(b: number): void {
    const at = this.spot[this.place(b)] as number;
    const last = this.items[--this.count] as number;
    this.items[at] = last;
    this.spot[this.place(last)] = at;
  }
}
