import type { Day } from './day';
import { dateSwedish } from './swedish';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
});

/** The instant at which a day begins in Sweden, in summer and in winter time. */
export function startOfDay(first: Day): Date {
  const midnight = Date.parse(`${first}T00:00:00Z`);
  const ahead = (at: number): number => Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - at;
  const guess = midnight - ahead(midnight);
  return new Date(midnight - ahead(guess));
}

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit' });
const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });

/** `6 december 2026 kl. 14.30`, in Sweden. */
export const momentSwedish = (at: Date): string => `${dateSwedish(day.format(at))} kl. ${time.format(at).replace(':', '.')}`;
