import type { Settlement } from '../agreements/settlement';

/** What decides who pays whom what: the settlement as it is, or one that somebody thinks of. */
export type Payment = Pick<Settlement, 'agreements' | 'legs' | 'legsOf' | 'ratesOf' | 'partiesTo' | 'termsOn'>;
