import { legKinds, settlementPeriods, vatCategories } from '../../agreements/leg';
import { rateStatuses, rateUnits } from '../../agreements/rate';
import { oneOf, yesNo } from '../kinds/choice';
import { amount, whole } from '../kinds/number';
import { party } from '../kinds/party';
import { day } from '../kinds/time';
import { code, series, text } from '../kinds/text';
import { decision } from './decision';
import { defaulted, optional, required, sheet } from '../sheet';

export const legs = sheet({
  name: 'legs',
  holds: 'Who pays whom under an agreement: one kind of cost a row, from the creditor, who sends the invoice, to the debtor, who pays it.',
  required: false,
  key: ['code'],
  columns: {
    code: required(code, { means: 'Identifier of the leg.', example: 'bl-undervisning' }),
    agreement: required(code, { to: 'agreements', means: 'The agreement.', example: 'lu-skane-blekinge' }),
    kind: required(oneOf(...legKinds), { means: 'What is invoiced: certified days, approved claims for housing or travel, placements cancelled too late, or a fixed sum for each placement.', example: 'teaching' }),
    creditor: required(party, { means: 'Who sends the invoice.', example: '@host' }),
    debtor: required(party, { means: 'Who pays it; another than the creditor.', example: '@mediator' }),
    later_debtor: optional(party, { seldom: true, means: 'Who pays from `later_after_months` months after the placement’s first day on.', example: '@owner' }),
    later_after_months: optional(whole(1, 60), { seldom: true, means: 'With `later_debtor`: the months in which the first debtor pays.', example: '3' }),
    rates_from: optional(code, { to: 'legs', means: 'The leg whose rates hold here too, a teaching leg for teaching and for cancellations; that leg has rates of its own.', example: 'skane-undervisning' }),
    vat_category: required(oneOf(...vatCategories), { means: 'Value added tax: `O` outside its scope, `E` exempt, `S` 25 per cent.', example: 'O' }),
    vat_decided_by: required(text(), { means: 'Person or role that decided the category.', example: 'Ekonomichef Exempel' }),
    vat_decided_on: optional(day, { seldom: true, means: 'When the category was decided.', example: '2025-12-01' }),
    vat_reason: required(text(300), { means: 'The ground for it.', example: 'Ersättning mellan offentliga parter, ingen omsättning' }),
    period: required(oneOf(...settlementPeriods), { means: 'What must have ended before it is invoiced: the calendar month, the third of the year, or the term.', example: 'term' }),
    cut_off_days: defaulted(whole(0, 120), 0, { seldom: true, means: 'Days after a period’s end until it is run; what is signed later waits for the next run.', example: '10' }),
    days_net: defaulted(whole(0, 120), 30, { means: 'Days from the invoice to its due day.', example: '30' }),
    series: required(series, { means: 'Series of the creditor’s invoice numbers.', example: 'VFU' }),
    whole_kronor: defaulted(yesNo, false, { means: 'Whether the sum to pay is rounded to whole kronor.', example: 'no' }),
    ...decision,
  },
  rules: [
    'A teaching leg of an agreement with funding has rates, or `rates_from`, not both.',
    'A role that is named as creditor or debtor is held by a party of the agreement.',
    '`@owner` is not named in an agreement with several owners and cooperating parties: each owner settles for its own students only.',
  ],
  stored: {
    table: 'legs',
    written: {
      creditor_id: '(SELECT id FROM organisations WHERE code = r.creditor)',
      creditor_role: `substring(r.creditor FROM '^@(.*)$')`,
      debtor_id: '(SELECT id FROM organisations WHERE code = r.debtor)',
      debtor_role: `substring(r.debtor FROM '^@(.*)$')`,
      later_debtor_id: '(SELECT id FROM organisations WHERE code = r.later_debtor)',
      later_debtor_role: `substring(r.later_debtor FROM '^@(.*)$')`,
    },
    read: { creditor: `coalesce('@' || t.creditor_role, c.code)`, debtor: `coalesce('@' || t.debtor_role, d.code)`, later_debtor: `coalesce('@' || t.later_debtor_role, e.code)`, rates_from: 'f.code' },
    joins: `LEFT JOIN organisations c ON c.id = t.creditor_id LEFT JOIN organisations d ON d.id = t.debtor_id LEFT JOIN organisations e ON e.id = t.later_debtor_id
            LEFT JOIN legs f ON f.id = t.rates_from_leg_id`,
    after: ['UPDATE legs l SET rates_from_leg_id = f.id FROM {rows} JOIN legs f ON f.code = r.rates_from WHERE l.code = r.code'],
  },
});

export const rates = sheet({
  name: 'rates',
  holds: 'What is paid on a leg for teaching, cancellations or fixed sums; the day of the placement decides which rate holds, not the day of the invoice.',
  required: false,
  key: ['leg', 'valid_from'],
  ordered: [['valid_from', 'valid_to']],
  spans: { per: ['leg'], from: 'valid_from', to: 'valid_to' },
  columns: {
    leg: required(code, { to: 'legs', of: ['teaching', 'cancellation', 'fixed'], means: 'The leg.', example: 'skane-undervisning' }),
    valid_from: required(day, { means: 'First day of placement that the rate holds for.', example: '2026-01-01' }),
    valid_to: optional(day, { means: 'Last day; blank until further notice.', example: '2026-12-31' }),
    amount: required(amount, { means: 'Kronor per unit and student.', example: '3966.79' }),
    unit: required(oneOf(...rateUnits), { means: 'What the amount is for: a half-day, a day of two half-days, a week of ten half-days, a month of 30 days at full extent, an hour of 45 minutes, a visit, a day on which anything was done, a whole placement (`fixed`), or nothing at all.', example: 'week' }),
    status: required(oneOf(...rateStatuses), { means: 'Whether the rate is decided.', example: 'decided' }),
    decision: required(text(), { means: 'Reference to the decision.', example: 'ALF-beslut 2026:1' }),
    ...decision,
  },
  rules: ['Two rates of a leg share no day.'],
  stored: {
    table: 'rates',
    written: { valid: `daterange(r.valid_from, r.valid_to, '[]')` },
    read: { valid_from: 'lower(t.valid)::text', valid_to: '(upper(t.valid) - 1)::text' },
  },
});
