import { capacityRule } from './capacity';

/** An agreement's quota holds. */
export const quota = capacityRule('quota', 'quota-full', 'A quota is not exceeded');
