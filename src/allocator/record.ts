import type { Board, Snapshot } from './board';
import { compare } from './rank';
import type { Objective } from './solution';

/** The best state a board has been in. */
export class Record {
  objective: Objective;
  private snapshot: Snapshot;

  constructor(private readonly board: Board) {
    this.objective = board.objective();
    this.snapshot = board.snapshot();
  }

  /** Remembers the board where it is better than ever; says whether it was. */
  note(): boolean {
    const objective = this.board.objective();
    if (compare(objective, this.objective) >= 0) return false;
    this.objective = objective;
    this.snapshot = this.board.snapshot();
    return true;
  }

  /** Puts the board back as it was at its best. */
  restore(): void {
    this.board.restore(this.snapshot);
  }
}
