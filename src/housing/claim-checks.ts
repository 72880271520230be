import { addDays, daysBetween, type Day } from '../shared/day';
import type { Breach } from '../shared/problem';
import { weekOf, weeksFrom } from '../shared/week';
import type { Claim } from './claim';

/** The days of the placement that a claim is for. */
export interface PlacementSpan {
  readonly firstDay: Day;
  readonly lastDay: Day;
}

type Told = Pick<Claim, 'kind' | 'basis' | 'units' | 'firstDay' | 'lastDay'>;

/** Days before and after a placement that a stay may still be for: one moves in before the first day, and out after the last. */
const AROUND = 7;

/** What is wrong with a claim as it is told, before any rule looks at it. */
export function claimBreaches(claim: Told, placement: PlacementSpan): Breach[] {
  const { firstDay, lastDay } = claim;
  if (lastDay < firstDay) return [{ code: 'days-reversed', detail: `lastDay: ${lastDay} is before ${firstDay}` }];
  return [
    ...(firstDay < addDays(placement.firstDay, -AROUND) || lastDay > addDays(placement.lastDay, AROUND)
      ? [{ code: 'days-outside', detail: `firstDay, lastDay: the placement is ${placement.firstDay} to ${placement.lastDay}; claim for days within a week of it` }] : []),
    ...((claim.kind === 'travel') === (claim.basis === 'ticket') ? [] : [{ code: 'basis-unfit', detail: `basis: ${claim.basis} is no basis of ${claim.kind}` }]),
    ...unitBreaches(claim),
  ];
}

/** More weeks, nights or days than there are between the days would raise the cap. */
function unitBreaches({ basis, units, firstDay, lastDay }: Told): Breach[] {
  if (units < 1) return [{ code: 'units-missing', detail: 'units: must be 1 or more' }];
  const most = { weeks: weeksFrom(weekOf(firstDay), weekOf(lastDay)).length, nights: daysBetween(firstDay, lastDay) + 1, month: daysBetween(firstDay, lastDay) + 1, ticket: 1000 }[basis];
  return units <= most ? [] : [{ code: 'units-beyond-days', detail: `units: ${units} is more than the ${most} between ${firstDay} and ${lastDay}` }];
}

/** For the student: the same in Swedish. */
export const checkSentences: Readonly<Record<string, string>> = {
  'days-reversed': 'Sista dagen är före första dagen. Byt plats på dem.',
  'days-outside': 'Dagarna ligger mer än en vecka utanför placeringen. Ansök för dagar kring placeringen.',
  'basis-unfit': 'Resor anges som biljetter, boende som veckor, nätter eller dagar.',
  'units-missing': 'Antalet måste vara minst 1.',
  'units-beyond-days': 'Antalet är större än dagarna räcker till. Rätta antalet eller dagarna.',
  'receipts-summed': 'Beloppet är summan av kvittona. Lägg till eller ta bort ett kvitto i stället.',
  'receipt-missing': 'Det finns inget kvitto med belopp. Lägg till kvittot och vad det är på.',
};
