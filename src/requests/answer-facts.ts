/** Told when a host is to be reminded of what it has yet to answer. */
export const ANSWER_REMINDER = 'answer-reminder';

/** Told when the time to answer is over. */
export const ANSWER_DUE = 'answer-due';

/** What both tell: answers with one limit, and that limit as an ISO time; where it has been moved since, they mean nothing. */
export interface LimitTold {
  readonly answerIds: readonly string[];
  readonly limit: string;
}

/** The payload of a fact as it comes back from the outbox. */
export function limitTold(payload: Readonly<Record<string, unknown>>): LimitTold {
  const { answerIds, limit } = payload;
  if (!Array.isArray(answerIds) || typeof limit !== 'string') throw new Error('A limit is told by ids of answers and a time.');
  return { answerIds: answerIds.map(String), limit };
}
