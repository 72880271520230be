import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import type { WindowState } from './swap';

/** A stretch of time in which students of a university may exchange what was published in a term. */
export interface SwapWindow {
  readonly id: string;
  readonly universityId: string;
  readonly termId: string;
  /** Code of the term. */
  readonly term: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly longestRing: number;
  readonly answerHours: number;
  readonly hostAnswerHours: number;
  readonly searchEveryHours: number;
  /** Decides between rings that are equally good. */
  readonly seed: number;
  /** Null where no more searches come by themselves. */
  readonly nextSearchAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
}

/** What a coordinator decides of a window. */
export type WindowTerms = Pick<SwapWindow, 'opensAt' | 'closesAt' | 'longestRing' | 'answerHours' | 'hostAnswerHours' | 'searchEveryHours' | 'seed'>;

/** What may be left out of a new window, and what then holds. */
export const usualTerms: Omit<WindowTerms, 'opensAt' | 'closesAt'> = { longestRing: 6, answerHours: 48, hostAnswerHours: 72, searchEveryHours: 24, seed: 1 };

const HOUR = 3_600_000;

export const hoursLater = (time: Date, hours: number): Date => new Date(time.getTime() + hours * HOUR);

/** So many hours later, or when the window closes, if that is sooner. */
export function limitIn({ closesAt }: Pick<SwapWindow, 'closesAt'>, now: Date, hours: number): Date {
  const limit = hoursLater(now, hours);
  return limit < closesAt ? limit : closesAt;
}

/** The first time after now at which the window is searched by itself; null where it closes before. */
export function nextSearch({ opensAt, closesAt, searchEveryHours }: Pick<WindowTerms, 'opensAt' | 'closesAt' | 'searchEveryHours'>, now: Date): Date | null {
  const next = hoursLater(now > opensAt ? now : opensAt, searchEveryHours);
  return next < closesAt ? next : null;
}

export function stateAt({ opensAt, closesAt, closedAt }: Pick<SwapWindow, 'opensAt' | 'closesAt' | 'closedAt'>, now: Date): WindowState {
  if (closedAt !== null || now >= closesAt) return 'closed';
  return now < opensAt ? 'coming' : 'open';
}

/** Throws Problem `swap-window-closed` unless wishes and answers are taken now. */
export function requireOpen(window: SwapWindow, now: Date): void {
  const state = stateAt(window, now);
  if (state === 'open') return;
  const when = state === 'coming' ? `opens at ${window.opensAt.toISOString()}` : `closed at ${(window.closedAt ?? window.closesAt).toISOString()}`;
  throw new Problem('swap-window-closed', 'refused', `The swap window ${when}; exchanges are made while it is open.`);
}

const stockholm = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });

/** `2026-11-25T08:00`: the time in Sweden, as a field of a form has it. */
export const localTime = (time: Date): string => stockholm.format(time).replace(' ', 'T');

/** The time that a field of a form means in Sweden; throws Problem `time-unclear` where there is none such. */
export function timeOf(local: string): Date {
  const found = ['+01:00', '+02:00'].map((zone) => new Date(`${local}${zone}`)).find((time) => !Number.isNaN(time.getTime()) && localTime(time) === local);
  if (found === undefined) throw new Problem('time-unclear', 'invalid', `"${local.slice(0, 30)}" is no time in Sweden; write it such as 2026-11-25T08:00.`);
  return found;
}

/** The day it is in Sweden. */
export const dayAt = (time: Date): Day => localTime(time).slice(0, 10);

const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** `25 november 08:00`, in Swedish time. */
export const momentSwedish = (time: Date): string => moment.format(time).replace(' kl.', '');
