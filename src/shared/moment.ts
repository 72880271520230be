import { dateSwedish } from './swedish';

const stockholmDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit' });
const stockholmTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit' });

/** `6 december 2026 kl. 14.30`, in Sweden. */
export function momentSwedish(at: Date): string {
  const day = stockholmDay.format(at);
  return `${dateSwedish(day)} kl. ${stockholmTime.format(at).replace(':', '.')}`;
}
