import type { Day } from './day';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

/** The instant at which a day begins in Sweden, in summer and in winter time. */
export function startOfDay(day: Day): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const ahead = (at: number): number => Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - at;
  const guess = midnight - ahead(midnight);
  return new Date(midnight - ahead(guess));
}

/** `2026-08-31 14:05`: when something was, in Sweden; of an ISO timestamp. */
export const momentSwedish = (timestamp: string): string => clock.format(Date.parse(timestamp)).slice(0, 16);
