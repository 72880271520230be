import { groupBy } from '../shared/group-by';
import type { Timetables } from './filters/timetables';
import type { Possibility, SeatingPlan } from './seating-plan';
import type { Sitter, Sitting } from './sitting';
import { burdenOf } from './sitting';

/** Choices looked at for one team at most. */
const MOST_CHOICES = 20_000;

/**
 * Seats those anew whose blocks together break a rule of their course: as many of their blocks as there is room for beside everybody
 * else, at the least burden. Gives how many teams were moved. What is pinned stays.
 */
export function resettle(plan: SeatingPlan, timetables: Timetables): number {
  const teams = groupBy(plan.all().filter(({ compiled }) => timetables.isSubject(compiled)), ({ entity }) => entity);
  let moved = 0;
  for (const sitters of teams.values()) {
    const sittings = plan.sittingsOf(sitters);
    if (!sittings.some((sitting) => timetables.breach(sitting, sittings))) continue;
    new Resettling(plan, sitters).run();
    moved += 1;
  }
  return moved;
}

interface Best { readonly placed: number; readonly burden: number; readonly sittings: readonly Sitting[] }

class Resettling {
  private best: Best = { placed: -1, burden: 0, sittings: [] };
  private left = MOST_CHOICES;
  private readonly free: readonly Sitter[];

  constructor(private readonly plan: SeatingPlan, sitters: readonly Sitter[]) {
    this.free = sitters.filter(({ block }) => !block.pinned);
  }

  run(): void {
    for (const sitting of this.plan.sittingsOf(this.free)) this.plan.leave(sitting);
    this.visit(0, [], 0);
    for (const sitting of this.best.sittings) this.plan.sit(sitting);
  }

  private visit(next: number, sittings: readonly Sitting[], burden: number): void {
    const sitter = this.free[next];
    if (!sitter) {
      if (sittings.length > this.best.placed || (sittings.length === this.best.placed && burden < this.best.burden)) this.best = { placed: sittings.length, burden, sittings };
      return;
    }
    if (sittings.length + this.free.length - next < this.best.placed) return;
    for (const at of this.choicesOf(sitter)) {
      if (this.left-- <= 0) break;
      const sitting = { sitter, choice: at.choice, option: at.option };
      this.plan.sit(sitting);
      this.visit(next + 1, [...sittings, sitting], burden + burdenOf(sitter, at.choice));
      this.plan.leave(sitting);
    }
    this.visit(next + 1, sittings, burden);
  }

  /** The cheapest place with room at each start and in each town: which of them hardly matters to the other blocks. */
  private choicesOf(sitter: Sitter): Possibility[] {
    const cheapest = new Map<string, Possibility>();
    for (const at of this.plan.possibilities(sitter)) {
      if (at.full.length > 0) continue;
      const key = `${at.choice.start} ${at.option.unit.townId}`;
      const known = cheapest.get(key);
      if (!known || burdenOf(sitter, at.choice) < burdenOf(sitter, known.choice)) cheapest.set(key, at);
    }
    return [...cheapest.values()].sort((a, b) => burdenOf(sitter, a.choice) - burdenOf(sitter, b.choice));
  }
}
