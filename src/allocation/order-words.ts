import { priorityCriteria, type PriorityCriterion } from '../agreements/agreement';
import { criterionNames } from '../agreements/agreement-words';
import { listed } from '../shared/swedish';
import { tiersOf, type OrderedTier } from './order-preview';

/** `1. Avtalets eget lärosäte; 2. Samverkande lärosäten och Distansstudenter`. */
export function orderWords(priorities: readonly OrderedTier[]): string {
  if (priorities.length === 0) return 'Ingen turordning: alla lika.';
  return tiersOf(priorities).map(([tier, criteria]) => `${tier}. ${listed(criteria.map((criterion) => criterionNames[criterion]), 'och')}`).join('; ');
}

/** The order that a form's fields mean: for each criterion the number of its tier, or nothing. */
export const orderIn = (form: Readonly<Partial<Record<PriorityCriterion, string | undefined>>>): OrderedTier[] =>
  priorityCriteria.flatMap((criterion) => {
    const tier = Number(form[criterion] ?? '');
    return Number.isInteger(tier) && tier >= 1 ? [{ tier, criterion }] : [];
  });

/** Where the page of an agreement's order is. */
export const orderAddress = (agreement: string): string => `/turordning/${encodeURIComponent(agreement)}`;
