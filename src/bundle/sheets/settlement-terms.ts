import { absencePolicies } from '../../agreements/agreement';
import { advancers } from '../../agreements/settlement-terms';
import { oneOf } from '../kinds/choice';
import { whole } from '../kinds/number';
import { code } from '../kinds/text';
import { day } from '../kinds/time';
import { defaulted, optional, required, sheet } from '../sheet';
import { decision } from './decision';

export const settlementTerms = sheet({
  name: 'settlement_terms',
  holds: 'Terms by which an agreement is settled from a later day on; those that it begins with stand in agreements.csv. The service day decides which terms hold.',
  required: false,
  key: ['agreement', 'from_day'],
  columns: {
    agreement: required(code, { to: 'agreements', means: 'The agreement.', example: 'lu-skane-blekinge' }),
    from_day: required(day, { means: 'First service day that they hold for, after the agreement’s first; they hold until the next begin.', example: '2027-01-01' }),
    absence: defaulted(oneOf(...absencePolicies), 'certified_only', { means: 'What is paid: days done, also days of notified absence, or days as scheduled.', example: 'certified_only' }),
    notice_days: defaulted(whole(0, 365), 0, { means: 'Scheduled placement days that are paid after a student has dropped out.', example: '5' }),
    cancel_deadline_days: defaulted(whole(0, 365), 0, { means: 'A placement that is cancelled fewer days than this before its first day is charged.', example: '28' }),
    cancel_percent: defaulted(whole(0, 100), 0, { means: 'Per cent of what it would have cost.', example: '50' }),
    cancel_max_weeks: optional(whole(1, 52), { means: 'At most so many weeks of it count; blank for all.', example: '2' }),
    housing_rules: optional(code, { to: 'rule_sets', of: ['housing'], means: 'Rule set for housing; blank when housing is not reimbursed.', example: 'vard-betalar' }),
    travel_rules: optional(code, { to: 'rule_sets', of: ['travel'], means: 'Rule set for travel; blank when travel is not reimbursed.', example: 'lund-resa' }),
    housing_advanced_by: optional(oneOf(...advancers), { means: 'Who pays the rent first; blank where each receipt tells.', example: 'student' }),
    ...decision,
  },
  rules: ['They begin after the first day of the agreement.'],
  stored: {
    table: 'settlement_terms',
    written: {
      housing_rule_set_id: '(SELECT id FROM rule_sets WHERE code = r.housing_rules)',
      travel_rule_set_id: '(SELECT id FROM rule_sets WHERE code = r.travel_rules)',
    },
    read: { housing_rules: 'h.code', travel_rules: 'v.code' },
    joins: 'LEFT JOIN rule_sets h ON h.id = t.housing_rule_set_id LEFT JOIN rule_sets v ON v.id = t.travel_rule_set_id',
  },
});
