import { capacityRule } from './capacity';

/** Nobody is without a bed. */
export const beds = capacityRule('beds', 'beds-full', 'There are beds for all students who need one');
