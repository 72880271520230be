import { Complaints } from './complaint';

/** What the database refuses by its own rules, as a complaint about the file; other errors come back as they are. */
export function storageComplaint(error: unknown, file: string): unknown {
  const inner = (error as { driverError?: unknown } | undefined)?.driverError ?? error ?? {};
  const { code = '', constraint, detail } = inner as { code?: string; constraint?: string; detail?: string };
  if (!/^2[23]/.test(code)) return error;
  const complaints = new Complaints();
  complaints.add({ code: constraint?.replaceAll('_', '-') ?? 'database-rule', file, value: detail ?? (inner as Error).message, accepted: 'what the rules of the database allow' });
  return complaints.problem();
}
