import type { Board } from './board';
import { Chance } from './chance';
import type { Attempts } from './crew/attempts';
import type { Dive, Pace } from './dive';

/** How the entities of a neighbourhood are settled anew. */
const PACE: Pace = { first: 20, rounds: 6, step: 0.045, share: 0.2 };
/** More than the steps of any search. */
const MOST_STEPS = 2 ** 21;

/** Where a block was. */
interface Former {
  readonly block: number;
  readonly place: number;
  readonly start: number;
}

/** Large neighbourhood search: entities that compete are lifted together and seated anew by prices of their own. */
export class Resettlement {
  constructor(private readonly board: Board, private readonly dive: Dive, private readonly prices: Float64Array, private readonly seed: number) {}

  /** Tries an attempt and notes how it went; the board is left as it was. */
  attempt(attempts: Attempts, i: number): void {
    const { board, dive } = this;
    const entities = [...attempts.entities(i)];
    const before = board.value();
    const former = lift(board, entities);
    const settled = dive.run(entities, { pace: PACE, prices: this.prices, limit: before, first: attempts.first(i), chance: this.chanceOf(attempts.step(i)) });
    const after = board.value();
    attempts.judge(i, !settled || after > before ? 0 : after === before ? 1 : 2);
    attempts.forget(i);
    for (const { block, place, start } of lift(board, entities)) attempts.seat(i, block, place, start);
    seat(board, former);
  }

  /** Each has draws of its own, whoever makes it. */
  private chanceOf(step: number): Chance {
    return new Chance(((this.seed % 2 ** 32) * MOST_STEPS + step) % 2 ** 53);
  }
}

/** Seats the entities of an attempt as it says; false, and nobody has moved, where that does not fit any more. */
export function accept(board: Board, attempts: Attempts, i: number): boolean {
  const former = lift(board, attempts.entities(i));
  const seated: number[] = [];
  const fits = attempts.everySeat(i, (block, place, start) => {
    if (!board.fits(block, place, start)) return false;
    board.put(block, place, start);
    return seated.push(block) > 0;
  });
  if (fits) return true;
  for (const block of seated) board.lift(block);
  seat(board, former);
  return false;
}

function lift(board: Board, entities: Iterable<number>): Former[] {
  const { model, place, start, fixed } = board;
  const former: Former[] = [];
  for (const e of entities) {
    for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
      if ((place[b] as number) < 0 || fixed[b]) continue;
      former.push({ block: b, place: place[b] as number, start: start[b] as number });
      board.lift(b);
    }
  }
  return former;
}

function seat(board: Board, former: readonly Former[]): void {
  for (const { block, place, start } of former) board.put(block, place, start);
}
