import { Problem } from '../../shared/problem';
import type { ProblemKind } from '../../shared/problem';

/** What PostgreSQL tells about an error; its detail is left out on purpose: it may quote rows the party may not see. */
interface DatabaseFault {
  readonly code: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly message: string;
}

interface Meaning {
  readonly kind: ProblemKind;
  readonly code: string;
  readonly says: string;
}

const busy: Meaning = { kind: 'unavailable', code: 'busy', says: 'Others work on the same data at this moment; try again in a few seconds.' };
const away: Meaning = { kind: 'unavailable', code: 'database-away', says: 'The database does not answer; try again in a few seconds.' };

const meanings: Readonly<Record<string, Meaning>> = {
  '23P01': { kind: 'conflict', code: 'overlap', says: 'It overlaps with something already stored; read what is there and choose another period.' },
  '23505': { kind: 'conflict', code: 'already-exists', says: 'The same is already stored; read what is there first.' },
  '23503': { kind: 'refused', code: 'reference', says: 'It refers to something that does not exist, or something still refers to it.' },
  '23514': { kind: 'refused', code: 'rule', says: 'A rule of the stored data forbids it.' },
  '23502': { kind: 'refused', code: 'value-missing', says: 'A value that must be there is missing.' },
  '22P02': { kind: 'invalid', code: 'value-malformed', says: 'A value is not written as its type demands.' },
  '22003': { kind: 'invalid', code: 'value-out-of-range', says: 'A number is larger than can be stored.' },
  '42501': { kind: 'forbidden', code: 'not-permitted', says: 'The acting party may not do this.' },
  '40001': busy,
  '40P01': busy,
  '55P03': busy,
  '57014': busy,
  '53300': away,
  '25P03': away,
  '57P01': away,
  '57P02': away,
  '57P03': away,
  ECONNREFUSED: away,
  ECONNRESET: away,
  EPIPE: away,
  ETIMEDOUT: away,
};

/** Whether the same transaction may succeed when it is run again at once. */
export function isWorthRetrying(error: unknown): boolean {
  const code = faultOf(error)?.code;
  return code === '40001' || code === '40P01';
}

/** The Problem that a database error means to the caller; other errors come back as they are. */
export function problemFrom(error: unknown): unknown {
  const fault = faultOf(error);
  const meaning = fault === undefined ? undefined : (meanings[fault.code] ?? connectionLoss(fault));
  if (fault === undefined || meaning === undefined) return error;
  const at = fault.constraint ?? fault.table;
  const problem = new Problem(fault.constraint?.replaceAll('_', '-') ?? meaning.code, meaning.kind, at ? `${meaning.says} (${at})` : meaning.says);
  problem.cause = error;
  return problem;
}

/** A transaction whose connection is lost while it begins finds its runner released. */
const lostInWords = /connection (terminated|timeout|error)|timeout exceeded when trying to connect|query runner already released/i;

/** The driver reports some losses of connection in words only. */
function connectionLoss(fault: DatabaseFault): Meaning | undefined {
  return fault.code.startsWith('08') || lostInWords.test(fault.message) ? away : undefined;
}

function faultOf(error: unknown): DatabaseFault | undefined {
  if (!isErrorLike(error) || error instanceof Problem) return undefined;
  const source = isErrorLike(error.driverError) ? error.driverError : error;
  const fault = { code: source.code ?? '', message: source.message };
  return { ...fault, ...(source.constraint && { constraint: source.constraint }), ...(source.table && { table: source.table }) };
}

interface ErrorLike extends Partial<DatabaseFault> {
  readonly message: string;
  readonly driverError?: unknown;
}

/** Errors of the runtime's own network code are not always instances of this module's Error. */
function isErrorLike(value: unknown): value is ErrorLike {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}
