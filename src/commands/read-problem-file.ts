import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PlacementProblem } from '../allocator/problem';
import { readProblem } from '../allocator/read-problem';
import { Problem } from '../shared/problem';

/** A well-formed problem, and the SHA-256 (hex) of the bytes it was read from. */
export interface ProblemFile {
  readonly problem: PlacementProblem;
  readonly sha256: string;
}

/** Reads and checks a placement-problem/1 file; throws Problem where it is not there, not JSON or malformed. */
export function readProblemFile(path: string): ProblemFile {
  const bytes = bytesOf(path);
  return { problem: readProblem(parsed(path, bytes)), sha256: createHash('sha256').update(bytes).digest('hex') };
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Problem('unreadable-file', 'missing', `"${path}" cannot be read: ${messageOf(error)}. Give the path of a placement-problem/1 file.`);
  }
}

function parsed(path: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch (error) {
    throw new Problem('malformed-problem', 'invalid', `"${path}" is not JSON: ${messageOf(error)}.`);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
