/** A sparse list of numbers that grows: where, and how much. */
export class Line {
  size = 0;
  at = new Int32Array(8);
  value = new Float64Array(8);

  push(at: number, value: number): void {
    if (this.size === this.at.length) this.enlarge(2 * this.size);
    this.at[this.size] = at;
    this.value[this.size++] = value;
  }

  /** Takes an entry out; the last one takes its seat. */
  remove(seat: number): void {
    this.size--;
    this.at[seat] = this.at[this.size] as number;
    this.value[seat] = this.value[this.size] as number;
  }

  /** Where that stands, or -1. */
  find(at: number): number {
    for (let i = 0; i < this.size; i++) if (this.at[i] === at) return i;
    return -1;
  }

  /** What it adds up to where each of them is worth that. */
  times(worth: Float64Array): number {
    const { at, value, size } = this;
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (worth[at[i] as number] as number) * (value[i] as number);
    return sum;
  }

  /** Makes it so long, whatever stands there. */
  resize(size: number): void {
    if (size > this.at.length) this.enlarge(2 * size);
    this.size = size;
  }

  /** Gives every entry its new number and forgets those that have none (-1). */
  renumber(numbers: Int32Array): void {
    let kept = 0;
    for (let i = 0; i < this.size; i++) {
      const number = numbers[this.at[i] as number] as number;
      if (number < 0) continue;
      this.at[kept] = number;
      this.value[kept++] = this.value[i] as number;
    }
    this.size = kept;
  }

  private enlarge(room: number): void {
    this.at = lengthened(this.at, room);
    this.value = lengthened(this.value, room);
  }
}

/** A copy with room for more. */
export function lengthened<T extends Float64Array | Int32Array>(list: T, length: number): T {
  const longer = (list instanceof Float64Array ? new Float64Array(length) : new Int32Array(length)) as T;
  longer.set(list);
  return longer;
}
