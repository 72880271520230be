import { agreementParties, agreementProgrammes, agreements, priorities, quotas, ruleSets } from './agreements';
import { attendance } from './attendance';
import { beds, capacity, closures, supervisors } from './capacity';
import { courses, requirements } from './courses';
import { demands } from './demands';
import { legs, rates } from './legs';
import { organisations } from './organisations';
import { curricula, programmes, studySites } from './programmes';
import { housingReceipts, travelReceipts } from './receipts';
import { employments, enrolments, students, wishes } from './students';
import { dayExceptions, terms } from './terms';
import { towns, travelTimes } from './towns';
import { settlementTerms } from './settlement-terms';
import { specialties, units } from './units';

/** Every sheet of a bundle, in the order in which rows are stored: a row only names rows that stand before it. */
export const SHEETS = {
  organisations,
  towns,
  travel_times: travelTimes,
  specialties,
  units,
  terms,
  day_exceptions: dayExceptions,
  programmes,
  study_sites: studySites,
  curricula,
  courses,
  requirements,
  students,
  enrolments,
  employments,
  wishes,
  rule_sets: ruleSets,
  agreements,
  agreement_parties: agreementParties,
  agreement_programmes: agreementProgrammes,
  priorities,
  quotas,
  settlement_terms: settlementTerms,
  legs,
  rates,
  capacity,
  closures,
  supervisors,
  beds,
  demands,
  attendance,
  housing_receipts: housingReceipts,
  travel_receipts: travelReceipts,
} as const;
