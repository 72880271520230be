import { HttpException } from '@nestjs/common';
import { Problem } from '../../shared/problem';
import type { Breach, ProblemKind } from '../../shared/problem';

/** A Problem as RFC 9457 has it told. */
export interface ProblemAnswer {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly breaches?: readonly Breach[];
}

const meanings: Readonly<Record<ProblemKind, { readonly status: number; readonly title: string }>> = {
  invalid: { status: 400, title: 'The request cannot be read as written' },
  unauthenticated: { status: 401, title: 'Nobody is logged in' },
  forbidden: { status: 403, title: 'Not permitted' },
  missing: { status: 404, title: 'There is no such thing' },
  conflict: { status: 409, title: 'In conflict with what is stored' },
  gone: { status: 410, title: 'It has served its time' },
  stale: { status: 412, title: 'It has changed since it was read' },
  refused: { status: 422, title: 'The rules forbid it' },
  unversioned: { status: 428, title: 'Say which version is changed' },
  throttled: { status: 429, title: 'Too many attempts' },
  unavailable: { status: 503, title: 'Not available at this moment' },
};

const unexpected = new Problem('unexpected', 'unavailable', 'Something went wrong that should not; it is in the log. Try again, and tell the operator if it stays.');

/** Statuses of the framework and of the body's reader, which throw no Problem. */
const codes: Readonly<Record<number, { readonly code: string; readonly detail: string }>> = {
  400: { code: 'malformed', detail: 'The body or the address is not written as it must be.' },
  404: { code: 'not-found', detail: 'There is nothing at this address.' },
  405: { code: 'method-not-allowed', detail: 'This address does not know that method.' },
  413: { code: 'too-large', detail: 'The body is larger than is accepted.' },
  415: { code: 'unsupported-media-type', detail: 'Send the body as application/json.' },
};

/** What the error tells the caller; of one that nobody foresaw only that it happened, with status 500. */
export function answerOf(error: unknown): ProblemAnswer {
  if (error instanceof Problem) return fromProblem(error);
  const status = clientStatus(error);
  if (status === undefined) return { ...fromProblem(unexpected), status: 500, title: 'Something went wrong' };
  const { code, detail } = codes[status] ?? { code: `http-${status}`, detail: 'The request was not accepted.' };
  return { type: typeOf(code), title: detail, status, code, detail };
}

/** The Problem that was told so; answers are kept for repeated requests. */
export function problemOf(answer: ProblemAnswer): Problem {
  const kind = (Object.keys(meanings) as ProblemKind[]).find((name) => meanings[name].status === answer.status);
  return new Problem(answer.code, kind ?? 'refused', answer.detail, answer.breaches ?? []);
}

function fromProblem({ code, kind, detail, breaches }: Problem): ProblemAnswer {
  const { status, title } = meanings[kind];
  return { type: typeOf(code), title, status, code, detail, ...(breaches.length > 0 && { breaches }) };
}

function typeOf(code: string): string {
  return `urn:vilplats:problem:${code}`;
}

/** Errors of the framework and the body's reader carry a status; those below 500 are the caller's. */
function clientStatus(error: unknown): number | undefined {
  const status = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
