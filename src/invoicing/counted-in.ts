import { countedBy, unitsPer, type Counted, type RateUnit } from '../agreements/rate';
import type { ChargeUnit } from './charge';

const units: Readonly<Record<Counted, ChargeUnit>> = {
  half_days: 'half_day', extent_days: 'month', hours: 'hour', visits: 'visit', days: 'attended_day', placements: 'placement', nothing: 'half_day',
};

/** In what a rate's days are counted, and how many of it the rate's amount pays for. */
export const countedIn = (unit: RateUnit): { readonly unit: ChargeUnit; readonly perUnits: number } => ({ unit: units[countedBy[unit]], perUnits: unitsPer[unit] });
