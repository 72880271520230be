import { createHash } from 'node:crypto';

/** A student's lot, 0 to 2^48 - 1, drawn from the seed and her code alone: whoever knows both can draw it again. */
export function lotOf(seed: number, studentCode: string): number {
  return createHash('sha256').update(`${seed}:${studentCode}`).digest().readUIntBE(0, 6);
}
