import type { Board } from './board';
import type { Dive, Pace } from './dive';
import type { Neighbourhood } from './neighbourhood';

/** How the entities of a neighbourhood are settled anew. */
const PACE: Pace = { first: 20, rounds: 6, step: 0.045, share: 0.2 };

/** Where a lifted block was. */
interface Former {
  readonly block: number;
  readonly place: number;
  readonly start: number;
}

/** Large neighbourhood search: entities that compete are lifted together and seated anew by prices of their own; what is no better is undone. */
export class Resettlement {
  private readonly former: Former[] = [];

  constructor(private readonly board: Board, private readonly dive: Dive, private readonly neighbourhood: Neighbourhood, private readonly prices: Float64Array) {}

  /** One neighbourhood of about that many entities; true where the board's value fell. */
  step(size: number): boolean {
    const before = this.board.value();
    const entities = this.neighbourhood.draw(size);
    const [first = -1] = this.neighbourhood.startsUnplaced ? entities : [];
    this.lift(entities);
    const settled = this.dive.run(entities, PACE, this.prices, before, first);
    const after = this.board.value();
    if (!settled || after > before) this.undo(entities);
    return settled && after < before;
  }

  private lift(entities: readonly number[]): void {
    const { model, place, start, fixed } = this.board;
    this.former.length = 0;
    for (const e of entities) {
      for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
        if ((place[b] as number) < 0 || fixed[b]) continue;
        this.former.push({ block: b, place: place[b] as number, start: start[b] as number });
        this.board.lift(b);
      }
    }
  }

  private undo(entities: readonly number[]): void {
    const { model, place, fixed } = this.board;
    for (const e of entities) {
      for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
        if ((place[b] as number) >= 0 && !fixed[b]) this.board.lift(b);
      }
    }
    for (const { block, place: p, start } of this.former) this.board.put(block, p, start);
  }
}
