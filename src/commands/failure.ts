import { Problem } from '../shared/problem';

/** Tells a person what went wrong and what to do; returns the exit code 1. */
export function reportFailure(error: unknown): number {
  const lines = error instanceof Problem ? problemLines(error) : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  for (const line of lines) process.stderr.write(`${line}\n`);
  return 1;
}

const problemLines = ({ detail, breaches }: Problem): string[] => [`Refused: ${detail}`, ...breaches.map((breach) => `  ${breach.code}: ${breach.detail}`)];
