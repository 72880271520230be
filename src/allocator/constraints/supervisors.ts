import { capacityRule } from './capacity';

/** Nobody is without a supervisor. */
export const supervisors = capacityRule('supervisors', 'supervisors-full', 'There are supervisors for all students at once');
