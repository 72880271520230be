import type { Board, Snapshot } from './board';
import { compare } from './rank';
import type { Objective } from './solution';

/** The best state a board has been in. */
export class Record {
  objective: Objective;
  private snapshot: Snapshot;

  /** `order` is below nought where its first objective is better. */
  constructor(private readonly board: Board, private readonly order: (a: Objective, b: Objective) => number = compare) {
    this.objective = board.objective();
    this.snapshot = board.snapshot();
  }

  /** Remembers the board where it is better than ever; says whether it was. */
  note(): boolean {
    const objective = this.board.objective();
    if (this.order(objective, this.objective) >= 0) return false;
    this.objective = objective;
    this.snapshot = this.board.snapshot();
    return true;
  }

  /** Puts the board back as it was at its best. */
  restore(): void {
    this.board.restore(this.snapshot);
  }
}
