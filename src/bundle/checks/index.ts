import { agreementChecks } from './agreement-checks';
import { capacityChecks } from './capacity-checks';
import type { Check } from './check';
import { courseChecks } from './course-checks';
import { dayChecks } from './day-checks';
import { demandChecks } from './demand-checks';
import { organisationChecks } from './organisation-checks';
import { rateChecks } from './rate-checks';
import { studentChecks } from './student-checks';

/** Every rule that rows of several sheets keep together. */
export const CHECKS: readonly Check[] = [
  ...organisationChecks, ...courseChecks, ...studentChecks, ...agreementChecks, ...rateChecks, ...capacityChecks, ...demandChecks, ...dayChecks,
];
