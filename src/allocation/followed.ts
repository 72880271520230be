import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks at what is followed. */
const LOOK_MS = 500;

/** How something is looked at again, and when that ends. */
export interface Following<T> {
  readonly look: (last: T) => Promise<T>;
  readonly isSettled: (last: T) => boolean;
  readonly isClosing: () => boolean;
}

/** Something as it is now, and again each time it is looked at, the last time when it is settled. */
export async function* followed<T>(first: T, { look, isSettled, isClosing }: Following<T>): AsyncGenerator<T> {
  for (let last = first; !isClosing(); last = await look(last)) {
    yield last;
    if (isSettled(last)) return;
    await sleep(LOOK_MS);
  }
}
