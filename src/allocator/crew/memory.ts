import type { Aim } from '../aim';
import type { Model } from '../model';
import type { Wishes } from '../relaxation';
import type { Tolls } from '../tolls';
import { Attempts } from './attempts';
import { floats, whole } from './shared-arrays';

/** Where in `control` the threads look. */
export const Control = { Order: 0, Task: 1, Count: 2, Next: 3, Done: 4, Stop: 5, Failed: 6, Length: 7 } as const;

/** What the threads of a search have in common; all of it lies in shared memory. */
export interface Memory {
  readonly control: Int32Array;
  /** Of cell. */
  readonly prices: Float64Array;
  /** Of thread and then of cell: what its wishes take. */
  readonly used: readonly Float64Array[];
  /** Of share of the entities: what it wants costs. */
  readonly values: Float64Array;
  /** What is aimed at: the penalties, the weights of a move and of a point of cost, and whether strictly. */
  readonly aim: Float64Array;
  /** See `Tolls`. */
  readonly toll: Float64Array;
  readonly least: Float64Array;
  readonly wishes: Wishes;
  /** Of block: where it is as the neighbourhoods begin. */
  readonly place: Int32Array;
  readonly start: Int32Array;
  /** See `Attempts`. */
  readonly attempts: Int32Array;
}

/** Shares of the entities, few enough to cost little and enough to keep threads busy to the end; sums are by share, and so the same for any number of threads. */
export const SHARES = 16;

/** Room for so many threads to work on a model. */
export function memoryFor(model: Model, { toll, least }: Tolls, threads: number): Memory {
  const blocks = model.entityOf.length;
  const cells = model.limit.length;
  return {
    control: whole(Control.Length),
    prices: floats(cells),
    used: Array.from({ length: threads }, () => floats(cells)),
    values: floats(SHARES),
    aim: floats(model.tiers + 3),
    toll,
    least,
    wishes: { place: whole(blocks), start: whole(blocks) },
    place: whole(blocks),
    start: whole(blocks),
    attempts: Attempts.room(),
  };
}

export function writeAim(memory: Memory, { penalties, movedWeight, costWeight }: Aim, isStrict = false): void {
  memory.aim.set([...penalties, movedWeight, costWeight, isStrict ? 1 : 0]);
}

export function readAim({ aim }: Memory): Aim {
  return { penalties: [...aim.subarray(0, aim.length - 3)], movedWeight: aim.at(-3) as number, costWeight: aim.at(-2) as number };
}

export function readIsStrict({ aim }: Memory): boolean {
  return aim.at(-1) === 1;
}
