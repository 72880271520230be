import type { Loads } from './loads';
import type { Possibility, SeatingPlan } from './seating-plan';
import type { Sitter, Sitting } from './sitting';
import { comesBefore, isOpen, standingAt, takingOf } from './sitting';

/** What ends the search for better places. */
export interface Effort {
  readonly looks: number;
  readonly going: () => boolean;
}

/** Somebody goes from one place to another. */
interface Move {
  readonly from: Sitting;
  readonly to: Sitting;
}

/** What one attempt keeps to. */
interface Attempt {
  /** Everybody who moves must end below this. */
  readonly below: number;
  /** Nobody of a tier before this bears more. */
  readonly tier: number;
  /** Those who have been asked to leave, in vain or on the way. */
  readonly asked: Set<Sitter>;
  readonly moves: Move[];
}

type Admits = (place: number) => boolean;

/** Moves blocks of a plan to lighter places; others leave for it where they end up better than the first one was. */
export class Relocation {
  private looked = 0;
  private readonly waiting: readonly Sitter[];

  constructor(private readonly plan: SeatingPlan, private readonly loads: Loads, private readonly effort: Effort) {
    this.waiting = plan.waiting();
  }

  going(): boolean {
    return this.looked < this.effort.looks && this.effort.going();
  }

  /** Gives the block a lighter place if there is one for which so many others at most must go elsewhere; true where that is done. */
  relieve(sitter: Sitter, others: number): boolean {
    const weight = (place: number): number => this.loads.sumAt(sitter, place);
    return this.better(sitter, others, weight, { below: this.loads.heaviest(sitter), tier: sitter.entity.tier });
  }

  /** Gives the block a place that is wished for more, for which others of later tiers at most go wherever there is room; true where that is done. */
  favour(sitter: Sitter, others: number): boolean {
    const rank = (place: number): number => this.loads.rankAt(sitter, place);
    return this.loads.isMovable(sitter) && this.better(sitter, others, rank, { below: Infinity, tier: sitter.entity.tier + 1 });
  }

  private better(sitter: Sitter, others: number, measure: (place: number) => number, keeps: Pick<Attempt, 'below' | 'tier'>): boolean {
    const from = this.plan.sittingOf(sitter);
    if (!from) return false;
    const now = measure(from.choice.place);
    const attempt = { ...keeps, asked: new Set([sitter]), moves: [] };
    this.plan.leave(from);
    const settled = this.settle(from, attempt, others, (place) => measure(place) < now);
    if (settled && this.keepsOrder(attempt)) return true;
    if (settled) this.takeBack(attempt);
    else this.plan.sit(from);
    return false;
  }

  /** Seats a block that has left its place; others may have to leave in their turn. Where it fails, all is as it was. */
  private settle(from: Sitting, attempt: Attempt, others: number, admits: Admits): boolean {
    const open = this.openTo(from, attempt, admits);
    const free = open.find(({ full }) => full.length === 0);
    if (free) {
      this.sit(from, free, attempt);
      return true;
    }
    return others > 0 && open.some((at) => this.plan.inTheWay(at).some((other) => this.displace(from, at, other, attempt, others - 1)));
  }

  private displace(from: Sitting, at: Possibility, other: Sitting, attempt: Attempt, others: number): boolean {
    const { sitter, choice } = other;
    if (attempt.asked.has(sitter) || !this.loads.isMovable(sitter) || !this.going()) return false;
    attempt.asked.add(sitter);
    this.plan.leave(other);
    this.sit(from, at, attempt);
    const now = this.loads.sumAt(sitter, choice.place);
    const comesEarlier = sitter.entity.tier < attempt.tier;
    if (this.settle(other, attempt, others, (place) => !comesEarlier || this.loads.sumAt(sitter, place) <= now)) return true;
    this.leave(attempt);
    this.plan.sit(other);
    return false;
  }

  /** Everywhere that the block may go, the lightest first. */
  private openTo(from: Sitting, { below }: Attempt, admits: Admits): Possibility[] {
    const { sitter } = from;
    const besides = this.plan.besides(sitter);
    const starts = sitter.block.starts.filter((start) => isOpen(sitter.block, start, besides) && lostAt(sitter, start) <= lostAt(sitter, from.choice.start));
    const standing = standingAt(sitter, from.option);
    const open = sitter.compiled.list.options.flatMap((option, place): Possibility[] => {
      const { tier, kind, position } = standingAt(sitter, option);
      const isDue = tier <= standing.tier && kind === standing.kind && position <= standing.position;
      if (!isDue || !admits(place) || this.loads.heaviestAt(sitter, from.choice.place, place) >= below) return [];
      this.looked += starts.length;
      const allowed = starts.filter((start) => this.plan.allows({ sitter, option, choice: { place, start } }));
      return allowed.map((start) => ({ sitter, option, choice: { place, start }, full: this.plan.room.full(takingOf(sitter, { place, start })) }));
    });
    const weights = new Map(open.map((at) => [at, this.loads.sumAt(sitter, at.choice.place)]));
    return open.sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0));
  }

  /** Whether nobody who waits comes before one who has moved there, and could have the place. */
  private keepsOrder({ moves }: Attempt): boolean {
    return this.waiting.every((waiting) => {
      if (this.plan.sittingOf(waiting)) return true;
      const later = moves.map(({ to }) => to).filter((to) => waiting.compiled.list.options.some((option) => comesBefore({ sitter: waiting, option }, to)));
      if (later.length === 0) return true;
      return ![...this.plan.possibilities(waiting)].some((at) => this.plan.inTheWay(at).some((other) => later.includes(other) && comesBefore(at, other)));
    });
  }

  private sit(from: Sitting, { sitter, option, choice }: Possibility, { moves }: Attempt): void {
    const to = { sitter, option, choice };
    this.plan.sit(to);
    this.loads.shift(sitter, from.choice.place, choice.place);
    moves.push({ from, to });
  }

  /** The last one who sat down gets up again. */
  private leave({ moves }: Attempt): Sitting | undefined {
    const last = moves.pop();
    if (!last) return undefined;
    this.plan.leave(last.to);
    this.loads.shift(last.to.sitter, last.to.choice.place, last.from.choice.place);
    return last.from;
  }

  private takeBack(attempt: Attempt): void {
    const seats: Sitting[] = [];
    for (let seat = this.leave(attempt); seat; seat = this.leave(attempt)) seats.push(seat);
    for (const seat of seats) this.plan.sit(seat);
  }
}

/** What holidays take from the block then, as the problem's costs have it. */
const lostAt = ({ block }: Sitter, start: number): number => block.startCost?.[block.starts.indexOf(start)] ?? 0;
