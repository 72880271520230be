import { absencePolicies, agreementRoles, bookingModels, escalations, fundings, priorityCriteria } from '../../agreements/agreement';
import { deadlines, unreadyRules } from '../../agreements/deadline';
import { ruleSetKinds } from '../../agreements/rule-set';
import { advancers } from '../../agreements/settlement-terms';
import { oneOf, yesNo } from '../kinds/choice';
import { amount, whole } from '../kinds/number';
import { day } from '../kinds/time';
import { code, text } from '../kinds/text';
import { defaulted, optional, required, sheet } from '../sheet';
import { decision } from './decision';

export const ruleSets = sheet({
  name: 'rule_sets',
  holds: 'Rules by which housing and travel are reimbursed; agreements choose among them.',
  required: false,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the rule set.', example: 'lulea-boende' }),
    kind: required(oneOf(...ruleSetKinds), { means: 'What it reimburses.', example: 'housing' }),
    name: required(text(), { means: 'Name of the rule set.', example: 'Boende enligt Luleå' }),
    over_km: optional(whole(0, 3000), { means: 'Reimbursed only when it is farther than this from the study town, kilometres one way.', example: '80' }),
    over_minutes: optional(whole(0, 6000), { means: 'Reimbursed only when the way takes longer than this, minutes one way.', example: '90' }),
    cap_per_week: optional(amount, { means: 'Most that is paid for a placement week, kronor.', example: '1225.00' }),
    cap_per_night: optional(amount, { means: 'Most that is paid for a single night, kronor.', example: '175.00' }),
    cap_per_month: optional(amount, { means: 'Most that is paid for a month of 30 days, kronor.', example: '4500.00' }),
    cap_total: optional(amount, { means: 'Most that is paid for a claim, kronor.', example: '2685.00' }),
    own_share: defaulted(amount, 0n, { means: 'What the student bears of a claim, kronor.', example: '895.00' }),
    percent: defaulted(whole(0, 100), 100, { means: 'Share of the cost that is paid, per cent.', example: '75' }),
    family_home: defaulted(yesNo, false, { means: 'Whether a stay in a parental or own home is reimbursed.', example: 'no' }),
    days_after_term: defaulted(whole(0, 3650), 0, { means: 'Days after the last day of the term within which a claim must be handed in; then the right lapses.', example: '30' }),
  },
  stored: { table: 'rule_sets' },
});

export const agreements = sheet({
  name: 'agreements',
  holds: 'Agreements under which hosts receive students.',
  required: false,
  key: ['code'],
  ordered: [['valid_from', 'valid_to'], ['valid_from', 'withdrawn_on'], ['valid_from', 'succeeded_from']],
  columns: {
    code: required(code, { means: 'Identifier of the agreement.', example: 'lu-skane-blekinge' }),
    number: required(text(50), { means: 'Number of the agreement, as invoices cite it.', example: 'STYR 2026/1001' }),
    name: required(text(), { means: 'Name of the agreement.', example: 'Samverkansavtal Lund–Blekinge' }),
    parent: optional(code, { to: 'agreements', means: 'The agreement that it rests on.', example: 'ralf-skane' }),
    valid_from: required(day, { means: 'First day on which it holds.', example: '2026-01-01' }),
    valid_to: optional(day, { means: 'Last day on which it holds; blank until further notice.', example: '2028-12-31' }),
    withdrawn_on: optional(day, { means: 'Day from which nothing new is booked under it.', example: '2027-06-30' }),
    withdrawn_reason: optional(text(500), { seldom: true, means: 'Why it was withdrawn; whoever is refused a booking reads it.', example: 'Ersätts av ramavtalet' }),
    funding: required(oneOf(...fundings), { means: 'What pays for the placements; under `none` nothing is charged.', example: 'alf' }),
    booking_model: required(oneOf(...bookingModels), { means: 'How places are given under it.', example: 'regulated' }),
    absence: defaulted(oneOf(...absencePolicies), 'certified_only', { means: 'What is paid: days done, also days of notified absence, or days as scheduled.', example: 'certified_only' }),
    notice_days: defaulted(whole(0, 365), 0, { seldom: true, means: 'Scheduled placement days that are paid after a student has dropped out.', example: '5' }),
    cancel_deadline_days: defaulted(whole(0, 365), 0, { seldom: true, means: 'A placement that is cancelled fewer days than this before its first day is charged.', example: '28' }),
    cancel_percent: defaulted(whole(0, 100), 0, { seldom: true, means: 'Per cent of what a placement cancelled too late would have cost.', example: '50' }),
    cancel_max_weeks: optional(whole(1, 52), { seldom: true, means: 'At most so many weeks of it count; blank for all.', example: '2' }),
    housing_advanced_by: optional(oneOf(...advancers), { seldom: true, means: 'Who pays the rent first; blank where each receipt tells.', example: 'student' }),
    ...decision,
    publish_weeks_before: defaulted(whole(0, deadlines.publishWeeksBefore.most), deadlines.publishWeeksBefore.usual, { means: 'Weeks before the start by which students must be told.', example: '8' }),
    answer_days: defaulted(whole(1, 365), 14, { seldom: true, means: 'Days that a host has to answer what it is asked under it.', example: '10' }),
    reminder_days_before: defaulted(whole(0, 364), 3, { seldom: true, means: 'Days before that limit at which the host is reminded; 0 for no reminder.', example: '3' }),
    escalation: defaulted(oneOf(...escalations), 'region', { seldom: true, means: 'What follows when nobody answers in time: `none`: it lapses; `region`: the region’s coordinator gets the same time once more, then it lapses.', example: 'region' }),
    publish_warn_days: defaulted(whole(0, deadlines.publishWarnDays.most), deadlines.publishWarnDays.usual, { seldom: true, means: 'Days before that at which both parties are reminded.', example: '14' }),
    expiry_warn_days: defaulted(whole(0, deadlines.expiryWarnDays.most), deadlines.expiryWarnDays.usual, { seldom: true, means: 'Days before its last day at which all parties are reminded.', example: '90' }),
    unready: defaulted(oneOf(...unreadyRules), 'cancel', { seldom: true, means: 'What becomes of placements whose requirements are not met in time: cancelled, or all are only told.', example: 'warn_only' }),
    ready_warn_days: defaulted(whole(0, deadlines.readyWarnDays.most), deadlines.readyWarnDays.usual, { seldom: true, means: 'Days before the start at which unmet requirements are first warned of.', example: '28' }),
    ready_cancel_days: defaulted(whole(0, deadlines.readyCancelDays.most), deadlines.readyCancelDays.usual, { seldom: true, means: 'Days before the start at which unmet requirements cancel the placement.', example: '7' }),
    certify_remind_days: defaulted(whole(0, deadlines.certifyRemindDays.most), deadlines.certifyRemindDays.usual, { seldom: true, means: 'Days after a placement at which its unit is reminded of days that are not certified.', example: '5' }),
    certify_escalate_days: defaulted(whole(0, deadlines.certifyEscalateDays.most), deadlines.certifyEscalateDays.usual, { seldom: true, means: 'Days after it at which its organisation and the university are told too.', example: '14' }),
    offer_hours: defaulted(whole(1, deadlines.offerHours.most), deadlines.offerHours.usual, { seldom: true, means: 'Hours for which a freed place is offered to each reserve.', example: '24' }),
    abroad_weeks_before: defaulted(whole(0, deadlines.abroadWeeksBefore.most), deadlines.abroadWeeksBefore.usual, { seldom: true, means: 'Weeks before the start from which students enrolled abroad need not wait for the term’s round.', example: '2' }),
    housing_rules: optional(code, { to: 'rule_sets', of: ['housing'], means: 'Rule set for housing; blank when housing is not reimbursed.', example: 'vard-betalar' }),
    travel_rules: optional(code, { to: 'rule_sets', of: ['travel'], means: 'Rule set for travel; blank when travel is not reimbursed.', example: 'lund-resa' }),
    successor: optional(code, { to: 'agreements', seldom: true, means: 'The agreement that takes over; with `succeeded_from`.', example: 'alf-2027' }),
    succeeded_from: optional(day, { seldom: true, means: 'First day of placement that is settled under the successor.', example: '2027-01-01' }),
  },
  rules: ['No agreement rests on itself or succeeds itself, directly or through others.'],
  stored: {
    table: 'agreements',
    written: {
      housing_rule_set_id: '(SELECT id FROM rule_sets WHERE code = r.housing_rules)',
      travel_rule_set_id: '(SELECT id FROM rule_sets WHERE code = r.travel_rules)',
    },
    read: { parent: 'p.code', housing_rules: 'h.code', travel_rules: 'v.code', successor: 's.code', succeeded_from: 't.succeeded_from::text' },
    joins: `LEFT JOIN agreements p ON p.id = t.parent_id LEFT JOIN agreements s ON s.id = t.successor_id LEFT JOIN rule_sets h ON h.id = t.housing_rule_set_id
            LEFT JOIN rule_sets v ON v.id = t.travel_rule_set_id`,
    after: [
      'UPDATE agreements a SET parent_id = p.id FROM {rows} JOIN agreements p ON p.code = r.parent WHERE a.code = r.code',
      `UPDATE agreements a SET successor_id = s.id, succeeded_from = r.succeeded_from
         FROM {rows} JOIN agreements s ON s.code = r.successor WHERE a.code = r.code`,
    ],
  },
});

export const agreementParties = sheet({
  name: 'agreement_parties',
  holds: 'Who is party to an agreement, in which role.',
  required: false,
  key: ['agreement', 'organisation', 'role'],
  columns: {
    agreement: required(code, { to: 'agreements', means: 'The agreement.', example: 'lu-skane-blekinge' }),
    organisation: required(code, { to: 'organisations', means: 'The party.', example: 'RBL' }),
    role: required(oneOf(...agreementRoles), { means: '`owner`: university whose students it is for; `cooperating`: university whose students come next; `mediator`: conveys the money, at most one; `host`: receives students.', example: 'host' }),
  },
  rules: ['Owners and cooperating parties are universities; hosts are not.'],
  stored: { table: 'agreement_parties' },
});

export const agreementProgrammes = sheet({
  name: 'agreement_programmes',
  holds: 'Programmes that an agreement covers.',
  required: false,
  key: ['agreement', 'programme'],
  columns: {
    agreement: required(code, { to: 'agreements', means: 'The agreement.', example: 'lu-skane-blekinge' }),
    programme: required(code, { to: 'programmes', means: 'The programme.', example: 'lu-lakare' }),
  },
  stored: { table: 'agreement_programmes' },
});

export const priorities = sheet({
  name: 'priorities',
  holds: 'Priority order of an agreement: a student belongs to the lowest tier of which a criterion holds, or comes after all tiers; where there is a tier for distance students, they belong to it and not to their university’s. Nobody is left without a place under the agreement that somebody of a later tier has and could leave to her.',
  required: false,
  key: ['agreement', 'criterion'],
  columns: {
    agreement: required(code, { to: 'agreements', means: 'The agreement.', example: 'lu-skane-blekinge' }),
    tier: required(whole(1, 20), { means: 'Tier, 1 first; several criteria may share one.', example: '1' }),
    criterion: required(oneOf(...priorityCriteria), { means: 'Who belongs to it: a ground for precedence, students of the owner or of cooperating universities, distance students, those whose home town lies in the host’s county, blocks at advanced or basic level, those enrolled abroad, or everyone.', example: 'owner' }),
  },
  stored: { table: 'priority_tiers' },
});

export const quotas = sheet({
  name: 'quotas',
  holds: 'The most placements under an agreement in a term, in a town, at a host, for a course, or any combination of these.',
  required: false,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the quota.', example: 'lu-karlskrona-ht26' }),
    agreement: required(code, { to: 'agreements', means: 'The agreement.', example: 'lu-skane-blekinge' }),
    term: required(code, { to: 'terms', means: 'The term.', example: 'HT2026' }),
    town: optional(code, { to: 'towns', means: 'Counts only placements in this town.', example: 'karlskrona' }),
    host: optional(code, { to: 'organisations', of: ['region', 'municipality', 'private'], means: 'Counts only placements at this host, a host party of the agreement.', example: 'RBL' }),
    course: optional(code, { to: 'courses', means: 'Counts only placements of this course.', example: 'lu-t6-medicin' }),
    places: required(whole(0, 100_000), { means: 'Placements at most.', example: '10' }),
  },
  stored: { table: 'quotas', ofTerm: 'x_term.code = $1' },
});
