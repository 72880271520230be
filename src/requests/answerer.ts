import { Problem } from '../shared/problem';
import { awaitingStates } from './answer';
import type { Question } from './question';

/** On whose behalf a question is answered. */
interface AnsweringParty {
  readonly organisationId: string;
  readonly personId?: string;
  readonly role: string;
}

/** Who answers, and when. */
export interface Answerer {
  readonly acting: AnsweringParty;
  /** The unit that the person, or the link, answers for, where it is but one. */
  readonly onlyUnitId?: string | undefined;
  /** How, where it is not by an account: such as a link. */
  readonly via?: string | undefined;
  readonly now: Date;
}

const answering: ReadonlySet<string> = new Set(['host', 'region_coordinator', 'admin']);

/** How the answer remembers who gave it. */
export const answererName = ({ acting, via }: Answerer): string => via ?? (acting.personId ? `${acting.role}:${acting.personId}` : acting.role);

/** Throws where the question is another's, or is answered already. What a region is to choose a unit for is not for one unit. */
export function assertMayAnswer(question: Question, { acting, onlyUnitId }: Answerer): void {
  const { hostId, universityId, unitId } = question;
  if (hostId !== acting.organisationId && universityId === acting.organisationId) throw new Problem('side-required', 'forbidden', 'The host answers what it is asked; a university withdraws what it has asked.');
  const isOwn = hostId === acting.organisationId && (onlyUnitId === undefined || unitId === onlyUnitId);
  if (!isOwn) throw new Problem('not-found', 'missing', 'There is no such question to your organisation.');
  if (!answering.has(acting.role)) throw new Problem('role-required', 'forbidden', `The role ${acting.role} answers no requests; that takes one of ${[...answering].join(', ')}.`);
  assertOpen(question);
}

function assertOpen({ outcome, state, number }: Question): void {
  const what = number === null ? 'This question' : `Placement ${number}`;
  if (outcome !== null) throw new Problem('already-answered', 'conflict', `${what} has been answered already: ${outcome}.`);
  if (state !== null && !awaitingStates.includes(state)) throw new Problem('already-answered', 'conflict', `${what} waits for no answer any more; it is ${state}.`);
}
