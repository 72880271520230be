import { capacityRule } from './capacity';

/** A unit takes no more than it has seats for. */
export const unitCapacity = capacityRule('unit', 'unit-full', 'A unit has no more students at once than it has seats');
