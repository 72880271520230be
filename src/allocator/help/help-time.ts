import type { Stopped } from '../solution';
import type { Limits } from '../watch';

/** How a search for help is to go on. */
export interface HelpOrder extends Pick<Limits, 'clock' | 'cancelled'> {
  readonly seed: number;
  /** For all of it; without them nothing but what is asked and the seed decides. */
  readonly seconds?: number;
}

/** Of the time that is left, for a set of relaxations: the rest is for solving the term again with it. */
const SEARCHING = 0.6;
/** Of the time that a step has left, for one search of it. */
const ONE_SEARCH = 0.5;

/** The time that a search for help has, and whether that was too little. */
export class HelpTime {
  wasCut = false;
  private readonly end: number;

  constructor(private readonly order: HelpOrder) {
    this.end = order.seconds === undefined ? Infinity : this.now() + 1000 * order.seconds;
  }

  isOver(): boolean {
    return this.isPast(this.end);
  }

  /** Limits of each search, one after the other, for a set of relaxations. */
  forSearching(): () => Omit<Limits, 'iterations'> {
    const end = this.end === Infinity ? Infinity : this.now() + SEARCHING * (this.end - this.now());
    return () => this.until(end);
  }

  /** Limits of solving the term again. */
  forConfirming(): Omit<Limits, 'iterations'> {
    return this.until(this.end);
  }

  /** What came of a search; one that time ended is remembered. */
  noted<T extends { readonly stopped: Stopped }>(found: T): T {
    this.wasCut ||= found.stopped === 'time' || found.stopped === 'cancelled';
    return found;
  }

  private until(end: number): Omit<Limits, 'iterations'> {
    const { clock } = this.order;
    const seconds = end === Infinity ? undefined : Math.max(0, (ONE_SEARCH * (end - this.now())) / 1000);
    return { cancelled: () => this.isPast(end), ...(clock && { clock }), ...(seconds !== undefined && { seconds }) };
  }

  private isPast(end: number): boolean {
    const isPast = this.order.cancelled?.() === true || (end !== Infinity && this.now() > end);
    this.wasCut ||= isPast;
    return isPast;
  }

  private now(): number {
    return this.order.clock?.() ?? 0;
  }
}
