import type { AnswerTerms } from '../agreements/agreement';
import type { BookingState } from '../bookings/booking-state';

/** What came of a question to a host; `settled` where the booking was answered or given up in another way. */
export const answerOutcomes = ['accepted', 'declined', 'redirected', 'lapsed', 'settled'] as const;
export type AnswerOutcome = (typeof answerOutcomes)[number];

/** States in which a booking waits for its host. */
export const awaitingStates: readonly BookingState[] = ['requested', 'held'];

const DAY_MS = 86_400_000;

/** The moment so many whole days of 24 hours later. */
export const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS);

/** Until when a host asked now has to answer, and when it is reminded, if at all. */
export function limitsOf({ answerDays, reminderDaysBefore }: AnswerTerms, askedAt: Date): { readonly dueAt: Date; readonly remindAt: Date | undefined } {
  const dueAt = daysAfter(askedAt, answerDays);
  const hasReminder = reminderDaysBefore > 0 && reminderDaysBefore < answerDays;
  return { dueAt, remindAt: hasReminder ? daysAfter(dueAt, -reminderDaysBefore) : undefined };
}

/** A question whose limit has come. */
export interface DueAnswer {
  readonly dueAt: Date;
  readonly escalatedAt: Date | null;
  /** Null where the region's coordinator was asked from the start. */
  readonly unitId: string | null;
  /** State of the booking; null where there is none yet. */
  readonly state: BookingState | null;
  readonly escalation: AnswerTerms['escalation'];
}

/** What is to become of it: nothing yet, nothing any more, once more at the region, or the end. */
export function fateOf({ dueAt, escalatedAt, unitId, state, escalation }: DueAnswer, now: Date): 'wait' | 'settle' | 'escalate' | 'lapse' {
  if (state !== null && !awaitingStates.includes(state)) return 'settle';
  if (dueAt > now) return 'wait';
  return escalation === 'region' && unitId !== null && escalatedAt === null ? 'escalate' : 'lapse';
}
