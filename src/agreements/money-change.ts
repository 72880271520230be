import type { Day } from '../shared/day';
import type { GivenLeg } from './leg-order';
import type { RateOrder } from './rate';
import type { Factor } from './rate-revision';
import type { GivenTerms } from './terms-order';

/** A change of an agreement's money, of whichever kind. */
export type MoneyChange =
  | { readonly kind: 'rate'; readonly leg: string; readonly rate: RateOrder }
  | { readonly kind: 'revision'; readonly from: Day; readonly factor: Factor; readonly legs: readonly string[] | null; readonly decided: Omit<RateOrder, 'from' | 'amountOre' | 'unit'> }
  | { readonly kind: 'terms'; readonly terms: GivenTerms; readonly corrects: boolean }
  | { readonly kind: 'leg'; readonly leg: string; readonly changes: Partial<GivenLeg>; readonly version: number }
  | { readonly kind: 'succession'; readonly successor: string; readonly from: Day };

/** What was saved, by the last part of the form's address. */
export const savedWords = {
  ersattning: 'Ersättningen är sparad.',
  upprakning: 'Ersättningarna är uppräknade.',
  villkor: 'Villkoren är sparade.',
  betalning: 'Betalningen är ändrad.',
  eftertradare: 'Avtalet som tar över är sparat.',
} as const;
