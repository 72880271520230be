import type { RuleSet } from '../agreements/rule-set';
import { addDays, daysBetween, type Day } from '../shared/day';
import { weekOf } from '../shared/week';
import type { Claim, ClaimBasis, ClaimKind } from './claim';

/** What a placement says of a claim before its student has said anything. */
export type Prefilled = Pick<Claim, 'kind' | 'firstDay' | 'lastDay' | 'basis' | 'units'>;

type Caps = Pick<RuleSet, 'capPerWeekOre' | 'capPerNightOre' | 'capPerMonthOre'>;

/** Nights between two days of placement in a row; those before a day off are not counted. */
export const nightsBetween = (days: readonly Day[]): number => days.filter((day, i) => days[i + 1] === addDays(day, 1)).length;

/** How a rule counts: by the week unless it caps something else only. */
function basisOf({ capPerWeekOre, capPerNightOre, capPerMonthOre }: Caps): Exclude<ClaimBasis, 'ticket'> {
  if (capPerWeekOre !== null) return 'weeks';
  if (capPerNightOre !== null) return 'nights';
  return capPerMonthOre === null ? 'weeks' : 'month';
}

/** A claim as the placement's days have it; undefined where there are none. */
export function prefilled(kind: ClaimKind, days: readonly Day[], caps: Caps): Prefilled | undefined {
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) return undefined;
  if (kind === 'travel') return { kind, firstDay, lastDay, basis: 'ticket', units: 1 };
  const basis = basisOf(caps);
  return { kind, firstDay, lastDay, basis, units: unitsOf(basis, days, daysBetween(firstDay, lastDay) + 1) };
}

function unitsOf(basis: Exclude<ClaimBasis, 'ticket'>, days: readonly Day[], calendarDays: number): number {
  if (basis === 'weeks') return new Set(days.map(weekOf)).size;
  return basis === 'nights' ? Math.max(1, nightsBetween(days)) : calendarDays;
}
