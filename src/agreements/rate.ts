import { addDays, type Day } from '../shared/day';
import type { Ore } from '../shared/money';
import { Problem } from '../shared/problem';
import type { Leg } from './leg';
import type { Decided } from './settlement-terms';

/**
 * What the amount is paid for: half-days done, alone or two or ten at a time; a month of 30 days at full extent; an hour of
 * 45 minutes; a visit; a day on which anything was done, however much; a whole placement; or `none`: nothing is paid.
 */
export const rateUnits = ['half_day', 'day', 'week', 'month', 'hour', 'visit', 'attended_day', 'fixed', 'none'] as const;
export type RateUnit = (typeof rateUnits)[number];
export const rateStatuses = ['preliminary', 'decided'] as const;
export type RateStatus = (typeof rateStatuses)[number];

/** What a leg pays on each day from the first to the last, both included; open-ended without a last day. */
export interface Rate extends Decided {
  readonly id: string;
  readonly legId: string;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly amountOre: Ore;
  readonly unit: RateUnit;
  readonly status: RateStatus;
  /** What the decision is called. */
  readonly decision: string;
}

/** A new rate of a leg as people decide it. */
export interface RateOrder extends Pick<Rate, 'amountOre' | 'unit' | 'status' | 'decision'>, Partial<Decided> {
  readonly from: Day;
  /** Whether a rate that is decided from the very day gives way. */
  readonly replaces?: boolean | undefined;
}

/** What is counted to find a sum by a rate: whole numbers all of them. */
export type Counted = 'half_days' | 'extent_days' | 'hours' | 'visits' | 'days' | 'placements' | 'nothing';

/** What is counted under each unit. Extent-days are calendar days times the placement's extent in per cent. */
export const countedBy: Readonly<Record<RateUnit, Counted>> = {
  half_day: 'half_days', day: 'half_days', week: 'half_days', month: 'extent_days', hour: 'hours', visit: 'visits', attended_day: 'days', fixed: 'placements', none: 'nothing',
};

/** How many of what is counted the amount pays for: a week has ten half-days, a month 30 days of 100 per cent. */
export const unitsPer: Readonly<Record<RateUnit, number>> = {
  half_day: 1, day: 2, week: 10, month: 3000, hour: 1, visit: 1, attended_day: 1, fixed: 1, none: 1,
};

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

/** What speaks against a unit on a leg, in words; nothing where it fits. */
export function unitMisfit({ code, kind }: Pick<Leg, 'code' | 'kind'>, unit: RateUnit): string | undefined {
  if (unit === 'none' || kind === 'teaching') return undefined;
  if (kind === 'fixed') return unit === 'fixed' ? undefined : `Leg ${code} pays a fixed sum for each placement; give the unit fixed.`;
  if (kind === 'cancellation') return countedBy[unit] === 'hours' || countedBy[unit] === 'visits' ? `Nobody counts ${countedBy[unit]} of a cancelled placement; give leg ${code} a sum per half-day, day, week, month or placement.` : undefined;
  return `Leg ${code} is for ${kind}: claims bring their own amounts, so that it has no rates.`;
}

/** What happens to a leg's rates when another begins. */
export interface RateChange {
  /** The rate that ends the day before, if one was running. */
  readonly shortened?: { readonly id: string; readonly lastDay: Day };
  /** The rate that the new one takes the place of, if it began the same day. */
  readonly replaced?: string;
  /** Until the day before the next rate; null until further notice. */
  readonly lastDay: Day | null;
}

/** Makes room for a rate from a day on: the running one ends the day before, a later one stays. A decided rate of the day itself is only replaced where `replaces` says so. */
export function beginRate(rates: readonly Rate[], from: Day, replaces = false): RateChange {
  const running = rateOn(rates, from);
  const later = rates.map((rate) => rate.firstDay).filter((day) => day > from).sort()[0];
  const lastDay = later === undefined ? null : addDays(later, -1);
  if (!running) return { lastDay };
  if (running.firstDay < from) return { shortened: { id: running.id, lastDay: addDays(from, -1) }, lastDay };
  if (running.status === 'preliminary' || replaces) return { replaced: running.id, lastDay };
  throw new Problem('rate-decided', 'conflict', `A rate is already decided from ${from} (${running.decision}); begin the new one on a later day, or say replaces if a new decision takes its place.`);
}
