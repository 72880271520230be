import type { Day } from '../shared/day';
import type { Breach } from '../shared/problem';
import { dateSwedish, datesSwedish } from '../shared/swedish';

/** The days on which places of a term may be asked for by hand under an agreement, both included. */
export interface BookingWindow {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

/** A window as people order it, told by codes. */
export interface WindowOrder extends BookingWindow {
  readonly agreement: string;
  readonly term: string;
}

/** All that is wrong with a window as it would be. */
export const windowBreaches = ({ term, firstDay, lastDay }: WindowOrder, isTerm: boolean): Breach[] => [
  ...(isTerm ? [] : [{ code: 'unknown-reference', detail: `term: there is no term "${term}"; give the code of one that exists.` }]),
  ...(lastDay < firstDay ? [{ code: 'dates-reversed', detail: `lastDay: ${lastDay} is before firstDay ${firstDay}; give that day or a later one.` }] : []),
];

/** Why a place may not be asked for on the day; nothing where it may. */
export function closedOn(day: Day, { firstDay, lastDay }: BookingWindow, of: { readonly agreement: string; readonly term: string }): string | undefined {
  if (day >= firstDay && day <= lastDay) return undefined;
  const open = `Avtalet ”${of.agreement}” låter platser för ${of.term} bokas för hand ${datesSwedish(firstDay, lastDay)}, inte ${dateSwedish(day)}.`;
  const way = day < firstDay ? 'Vänta till dess, eller be den som beslutar om avtalet att öppna tidigare.' : 'Be den som beslutar om avtalet att förlänga fönstret, eller välj en enhet där först till kvarn gäller.';
  return `${open} ${way}`;
}
