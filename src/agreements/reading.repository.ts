import { Listing } from '../platform/database/listing';
import { deadlineFields, deadlines } from './deadline';

export const ruleSetListing = new Listing({
  noun: 'rule set',
  columns: `r.code, r.kind, r.name, r.over_km AS "overKm", r.over_minutes AS "overMinutes", r.cap_per_week_ore AS "capPerWeekOre",
    r.cap_per_night_ore AS "capPerNightOre", r.cap_per_month_ore AS "capPerMonthOre", r.cap_total_ore AS "capTotalOre",
    r.own_share_ore AS "ownShareOre", r.percent, r.family_home AS "familyHome", r.days_after_term AS "daysAfterTerm",
    o.code AS keeper, r.version`,
  from: 'rule_sets r LEFT JOIN organisations o ON o.id = r.keeper_id',
  key: 'r.code',
  filters: { kind: 'r.kind' },
});

export const agreementListing = new Listing({
  noun: 'agreement',
  columns: `a.code, a.number, a.name, p.code AS parent, a.valid_from::text AS "validFrom", a.valid_to::text AS "validTo",
    a.withdrawn_on::text AS "withdrawnOn", a.withdrawn_reason AS "withdrawnReason", s.code AS successor, a.succeeded_from::text AS "succeededFrom",
    a.funding, a.booking_model AS "bookingModel", a.absence, a.notice_days AS "noticeDays", a.cancel_deadline_days AS "cancelDeadlineDays",
    a.cancel_percent AS "cancelPercent", a.cancel_max_weeks AS "cancelMaxWeeks", a.housing_advanced_by AS "housingAdvancedBy",
    a.decided_by AS "decidedBy", a.decided_on::text AS "decidedOn", a.document_number AS "documentNumber", a.unready, a.escalation, ${deadlineFields.map((field) => `a.${deadlines[field].column} AS "${field}"`).join(', ')}, h.code AS "housingRules", t.code AS "travelRules",
    (SELECT coalesce(json_agg(json_build_object('organisation', o.code, 'role', x.role) ORDER BY x.role, o.code), '[]')
       FROM agreement_parties x JOIN organisations o ON o.id = x.organisation_id WHERE x.agreement_id = a.id) AS parties,
    ARRAY(SELECT g.code FROM agreement_programmes x JOIN programmes g ON g.id = x.programme_id WHERE x.agreement_id = a.id ORDER BY 1) AS programmes,
    (SELECT coalesce(json_agg(json_build_object('tier', x.tier, 'criterion', x.criterion) ORDER BY x.tier, x.criterion), '[]')
       FROM priority_tiers x WHERE x.agreement_id = a.id) AS priorities, a.version`,
  from: `agreements a LEFT JOIN agreements p ON p.id = a.parent_id LEFT JOIN rule_sets h ON h.id = a.housing_rule_set_id
    LEFT JOIN rule_sets t ON t.id = a.travel_rule_set_id LEFT JOIN agreements s ON s.id = a.successor_id`,
  key: 'a.code',
});

export const quotaListing = new Listing({
  noun: 'quota',
  columns: `q.code, a.code AS agreement, t.code AS term, w.code AS town, h.code AS host, c.code AS course, q.places, q.overridden, q.taken,
    (SELECT coalesce(json_agg(json_build_object('places', x.places, 'reason', x.reason, 'by', account_name(x.account_id), 'at', x.at) ORDER BY x.at), '[]')
       FROM quota_overrides x WHERE x.quota_id = q.id) AS overrides, q.version`,
  from: `quotas q JOIN agreements a ON a.id = q.agreement_id JOIN terms t ON t.id = q.term_id LEFT JOIN towns w ON w.id = q.town_id
    LEFT JOIN organisations h ON h.id = q.host_id LEFT JOIN courses c ON c.id = q.course_id`,
  key: 'q.code',
  filters: { agreement: 'a.code', term: 't.code' },
});

export const legListing = new Listing({
  noun: 'leg',
  columns: `l.code, a.code AS agreement, l.kind, coalesce(c.code, '@' || l.creditor_role) AS creditor, coalesce(d.code, '@' || l.debtor_role) AS debtor,
    coalesce(e.code, '@' || l.later_debtor_role) AS "laterDebtor", l.later_after_months AS "laterAfterMonths",
    f.code AS "ratesFrom", l.vat_category AS "vatCategory", l.vat_decided_by AS "vatDecidedBy", l.vat_decided_on::text AS "vatDecidedOn",
    l.vat_reason AS "vatReason", l.period, l.cut_off_days AS "cutOffDays", l.days_net AS "daysNet", l.series, l.whole_kronor AS "wholeKronor",
    l.decided_by AS "decidedBy", l.decided_on::text AS "decidedOn", l.document_number AS "documentNumber", l.version`,
  from: `legs l JOIN agreements a ON a.id = l.agreement_id LEFT JOIN organisations c ON c.id = l.creditor_id
    LEFT JOIN organisations d ON d.id = l.debtor_id LEFT JOIN organisations e ON e.id = l.later_debtor_id LEFT JOIN legs f ON f.id = l.rates_from_leg_id`,
  key: 'l.code',
  filters: { agreement: 'a.code', kind: 'l.kind' },
});

export const rateListing = new Listing({
  noun: 'rate',
  columns: `r.id, l.code AS leg, lower(r.valid)::text AS "validFrom", (upper(r.valid) - 1)::text AS "validTo", r.amount_ore AS "amountOre",
    r.unit, r.status, r.decision, r.decided_by AS "decidedBy", r.decided_on::text AS "decidedOn", r.document_number AS "documentNumber"`,
  from: 'rates r JOIN legs l ON l.id = r.leg_id',
  key: 'r.id',
  keyType: 'uuid',
  filters: { leg: 'l.code' },
});
