import type { PlacementProblem } from '../allocator/problem';
import type { Assignment } from '../allocator/solution';
import { groupBy } from '../shared/group-by';
import type { CompiledProblem } from './compile-problem';
import type { TimetableBreach, Timetables } from './filters/timetables';
import type { Cell } from './room';
import { Room } from './room';
import type { Sitter, Sitting } from './sitting';
import { isOpen, sittersOf, takingOf } from './sitting';

/** A block, where it could be, and what is full there. */
export interface Possibility extends Sitting {
  readonly full: readonly Cell[];
}

/** Who sits where in a compiled problem; changes as places pass from one to another. */
export class SeatingPlan {
  readonly room: Room;
  private readonly sitters: readonly Sitter[];
  private readonly siblings: ReadonlyMap<unknown, readonly Sitter[]>;
  private readonly sittings = new Map<Sitter, Sitting>();
  private readonly takers = new Map<number, Set<Sitting>>();
  private readonly problem: PlacementProblem;

  /** With `timetables`, nobody is offered what breaks a rule beside her other blocks; who sits so already keeps sitting. */
  constructor(compiled: Pick<CompiledProblem, 'problem' | 'teams'>, assignments: readonly Assignment[], private readonly timetables?: Timetables) {
    this.problem = compiled.problem;
    this.room = new Room(compiled.problem, { assignments: [] });
    this.sitters = sittersOf(compiled);
    this.siblings = groupBy(this.sitters, ({ entity }) => entity);
    const chosen = new Map(assignments.map((assignment) => [`${assignment.entity} ${assignment.block}`, assignment]));
    for (const sitter of this.sitters) {
      const choice = chosen.get(`${sitter.entity.id} ${sitter.block.id}`);
      const option = sitter.compiled.list.options[choice?.place ?? -1];
      if (choice && option) this.sit({ sitter, option, choice: { place: choice.place, start: choice.start } });
    }
  }

  /** Where those of them sit who have a place. */
  sittingsOf(sitters: readonly Sitter[]): Sitting[] {
    return sitters.flatMap((sitter) => this.sittings.get(sitter) ?? []);
  }

  /** Blocks without a place, in turn. */
  waiting(): Sitter[] {
    const waiting = this.sitters.filter((sitter) => !this.sittings.has(sitter));
    return waiting.sort((a, b) => a.entity.tier - b.entity.tier || a.compiled.position - b.compiled.position);
  }

  /** Every block of the problem, in its order. */
  all(): readonly Sitter[] {
    return this.sitters;
  }

  assignments(): Assignment[] {
    return this.sitters.flatMap((sitter) => {
      const sitting = this.sittings.get(sitter);
      return sitting ? [{ entity: sitter.entity.id, block: sitter.block.id, ...sitting.choice }] : [];
    });
  }

  sit(sitting: Sitting): void {
    const taking = takingOf(sitting.sitter, sitting.choice);
    this.sittings.set(sitting.sitter, sitting);
    this.room.take(taking);
    this.room.visit(taking, (resource, week) => this.takersOf({ resource, week }).add(sitting));
  }

  leave(sitting: Sitting): void {
    const taking = takingOf(sitting.sitter, sitting.choice);
    this.sittings.delete(sitting.sitter);
    this.room.giveBack(taking);
    this.room.visit(taking, (resource, week) => this.takersOf({ resource, week }).delete(sitting));
  }

  /** Everywhere that the block could be, beside the same students' other blocks or whatever these are, in the order of its places and starts. */
  *possibilities(sitter: Sitter, when: 'beside others' | 'any time' = 'beside others'): Generator<Possibility> {
    const others = when === 'any time' ? [] : this.besides(sitter);
    const rules = when === 'any time' ? undefined : this.rulesFor(sitter);
    const starts = sitter.block.starts.filter((start) => isOpen(sitter.block, start, others));
    for (const [place, option] of sitter.compiled.list.options.entries()) {
      for (const start of starts) {
        const choice = { place, start };
        if (rules?.breach({ sitter, choice, option }, others)) continue;
        yield { sitter, option, choice, full: this.room.full(takingOf(sitter, choice)) };
      }
    }
  }

  /** Where the block is; undefined where it has no place. */
  sittingOf(sitter: Sitter): Sitting | undefined {
    return this.sittings.get(sitter);
  }

  /** The other blocks of the same students that are placed. */
  besides(sitter: Sitter): Sitting[] {
    return (this.siblings.get(sitter.entity) ?? []).flatMap((sibling) => (sibling === sitter ? [] : (this.sittings.get(sibling) ?? [])));
  }

  /** Others, any one of whom makes room by leaving. */
  inTheWay({ sitter, full }: Possibility): Sitting[] {
    const [first] = full;
    if (!first) return [];
    return [...this.takersOf(first)].filter((other) => other.sitter.entity !== sitter.entity && full.every((cell) =>
      this.takersOf(cell).has(other) && this.room.left(cell) + other.sitter.entity.size >= sitter.entity.size));
  }

  /** Whether no rule of timetables forbids the choice beside the same students' other blocks. */
  allows(wanted: Sitting): boolean {
    return this.rulesFor(wanted.sitter)?.breach(wanted, this.besides(wanted.sitter)) === undefined;
  }

  /** Which rule of timetables forbids the block where there is room for it; undefined where none does. */
  forbidden(sitter: Sitter): TimetableBreach | undefined {
    const rules = this.rulesFor(sitter);
    if (!rules) return undefined;
    const others = this.besides(sitter);
    for (const at of this.possibilities(sitter, 'any time')) {
      const breach = at.full.length === 0 && isOpen(sitter.block, at.choice.start, others) ? rules.breach(at, others) : undefined;
      if (breach) return breach;
    }
    return undefined;
  }

  private rulesFor({ compiled }: Sitter): Timetables | undefined {
    return this.timetables?.isSubject(compiled) ? this.timetables : undefined;
  }

  /** Who sits in a cell. */
  takersOf({ resource, week }: Cell): Set<Sitting> {
    const key = resource * this.problem.weeks + week;
    const known = this.takers.get(key) ?? new Set<Sitting>();
    this.takers.set(key, known);
    return known;
  }
}
