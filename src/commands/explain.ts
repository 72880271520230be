import { readFileSync } from 'node:fs';
import { explainUnplaced } from '../allocator/explain';
import type { Assignment } from '../allocator/solution';
import { Problem } from '../shared/problem';
import { explainLines, helpLines, whyNotLines } from './explain-lines';
import { readProblemFile } from './read-problem-file';
import { Terminal } from './terminal';

/** Which files, and what is asked of them. */
export interface ExplainOrder {
  readonly problem: string;
  readonly solution: string;
  readonly entity?: string;
  readonly unit?: string;
  /** Whether what would help is told as well, looked for so long and with this seed. */
  readonly whatHelps?: boolean;
  readonly seconds: number;
  readonly seed: number;
}

const malformed = (path: string, what: string): Problem => new Problem('malformed-solution', 'invalid', `"${path}" ${what}. Give a placement-solution/1 file of the problem.`);

/** Explains a solution file of a problem file: who has no place and why, or why one is not at a unit. */
export function explainFile({ problem: path, solution, entity, unit, ...help }: ExplainOrder): void {
  const { problem, sha256 } = readProblemFile(path);
  const assignments = assignmentsIn(solution, sha256);
  const terminal = new Terminal();
  const lines = entity !== undefined && unit !== undefined ? whyNotLines(problem, assignments, { entity, unit }) : explainLines(problem, assignments);
  for (const line of lines) terminal.say(line);
  if (!help.whatHelps || explainUnplaced(problem, { assignments }).length === 0) return;
  terminal.show(`looking for what would help, ${help.seconds} seconds at most`);
  for (const line of helpLines(problem, assignments, { seed: help.seed, seconds: help.seconds, clock: () => performance.now() })) terminal.say(line);
}

function assignmentsIn(path: string, sha256: string): Assignment[] {
  const { problem, assignments } = parsed(path);
  if (problem !== sha256) throw malformed(path, 'is of another problem: the SHA-256 it names is not that of the problem file');
  if (!Array.isArray(assignments) || !assignments.every(isAssignment)) throw malformed(path, 'has no list of assignments');
  return assignments;
}

function parsed(path: string): { readonly problem?: unknown; readonly assignments?: unknown } {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) ?? {}) as { problem?: unknown; assignments?: unknown };
  } catch (error) {
    throw malformed(path, `cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function isAssignment(value: unknown): value is Assignment {
  const { entity, block, place, start } = (value ?? {}) as Partial<Record<keyof Assignment, unknown>>;
  return typeof entity === 'string' && typeof block === 'string' && Number.isInteger(place) && Number.isInteger(start);
}
