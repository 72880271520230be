import { addDays, type Day } from '../shared/day';
import type { Ore } from '../shared/money';
import { Problem } from '../shared/problem';
import type { Leg } from './leg';

/** What the amount is paid for; `none` means that nothing is paid. */
export type RateUnit = 'half_day' | 'day' | 'week' | 'none';
export type RateStatus = 'preliminary' | 'decided';

/** What a leg pays on each day from the first to the last, both included; open-ended without a last day. */
export interface Rate {
  readonly id: string;
  readonly legId: string;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly amountOre: Ore;
  readonly unit: RateUnit;
  readonly status: RateStatus;
  /** The decision's reference: who, when, in which document. */
  readonly decision: string;
}

/** Half-days that the amount of a rate unit pays for; a week has ten. */
export const halfDaysPer: Readonly<Record<RateUnit, number>> = { half_day: 1, day: 2, week: 10, none: 1 };

export const isValidOn = (rate: Pick<Rate, 'firstDay' | 'lastDay'>, day: Day): boolean =>
  rate.firstDay <= day && (rate.lastDay === null || day <= rate.lastDay);

/** The leg that has the rates: the leg itself, or the one it inherits from, however far up. */
export function rateLegOf<L extends Pick<Leg, 'id' | 'code' | 'ratesFromLegId'>>(leg: L, legs: ReadonlyMap<string, L>): L {
  const passed = new Set<string>();
  let current = leg;
  while (current.ratesFromLegId) {
    passed.add(current.id);
    const next = legs.get(current.ratesFromLegId);
    if (!next || passed.has(next.id)) {
      throw new Problem('rates-lead-nowhere', 'refused', `Leg ${leg.code} takes its rates from a leg that leads back to itself or is gone; give it rates of its own.`);
    }
    current = next;
  }
  return current;
}

/** The rate of a day of service; undefined when the leg has none that day. */
export const rateOn = (rates: readonly Rate[], day: Day): Rate | undefined => rates.find((rate) => isValidOn(rate, day));

/** The breach that stops a run: a day of service that the leg has no rate for. */
export const rateMissing = (leg: Pick<Leg, 'code'>, rateLeg: Pick<Leg, 'code'>, day: Day): { code: string; detail: string } => ({
  code: 'rate-missing',
  detail: `Leg ${leg.code} has no rate on ${day}${leg.code === rateLeg.code ? '' : ` (its rates are those of ${rateLeg.code})`}; add a rate that is valid that day, preliminary if it is not decided yet.`,
});

/** What happens to a leg's rates when another begins. */
export interface RateChange {
  /** The rate that ends the day before, if one was running. */
  readonly shortened?: { readonly id: string; readonly lastDay: Day };
  /** The preliminary rate that the new one takes the place of, if it began the same day. */
  readonly replaced?: string;
  /** Until the day before the next rate; null until further notice. */
  readonly lastDay: Day | null;
}

/** Makes room for a rate from a day on: the running one ends the day before, a later one stays. A decided rate is not replaced. */
export function beginRate(rates: readonly Rate[], from: Day): RateChange {
  const running = rateOn(rates, from);
  const later = rates.map((rate) => rate.firstDay).filter((day) => day > from).sort()[0];
  const lastDay = later === undefined ? null : addDays(later, -1);
  if (!running) return { lastDay };
  if (running.firstDay < from) return { shortened: { id: running.id, lastDay: addDays(from, -1) }, lastDay };
  if (running.status === 'preliminary') return { replaced: running.id, lastDay };
  throw new Problem('rate-decided', 'conflict', `A rate is already decided from ${from} (${running.decision}); begin the new one on a later day.`);
}
