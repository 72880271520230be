import { Problem } from '../shared/problem';

/** Tells a person what went wrong and what to do; returns the exit code 1. */
export function reportFailure(error: unknown): number {
  for (const line of linesOf(error)) process.stderr.write(`${line}\n`);
  return 1;
}

function linesOf(error: unknown): string[] {
  if (error instanceof Problem) return problemLines(error);
  if (!(error instanceof Error)) return [String(error)];
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (path !== undefined && syscall !== undefined) return [`Failed: "${path}" cannot be used (${syscall}: ${code ?? ''}). Give another path, or see to its rights.`];
  return [error.stack ?? error.message];
}

const problemLines = ({ detail, breaches }: Problem): string[] => [`Refused: ${detail}`, ...breaches.map((breach) => `  ${breach.code}: ${breach.detail}`)];
