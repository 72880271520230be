import { Complaints } from '../../../src/bundle/complaint';
import { readBundle } from '../../../src/bundle/read-bundle';
import { SMALL_BUNDLE, sourceOf } from '../../support/small-bundle';

type Files = Readonly<Record<string, string>>;

/** The small bundle with columns more in a sheet, filled in its first row. */
function withColumns(sheet: string, columns: string, values: string): Files {
  const [head = '', first = '', ...rest] = String(SMALL_BUNDLE[`${sheet}.csv`]).trimEnd().split('\n');
  const blank = ';'.repeat(columns.split(';').length);
  return { ...SMALL_BUNDLE, [`${sheet}.csv`]: [`${head};${columns}`, `${first};${values}`, ...rest.map((row) => `${row}${blank}`)].join('\n') };
}

const termsFrom = (day: string): Files => ({ ...SMALL_BUNDLE, 'settlement_terms.csv': String(SMALL_BUNDLE['settlement_terms.csv']).replace('sek;2027-01-01', `sek;${day}`) });
const laterDebtor = (later: string): Files => withColumns('legs', 'later_debtor;later_after_months', later);

it.each<[string, Files, string[]]>([
  ['a later debtor after some months', laterDebtor('RBL;3'), []],
  ['a later debtor from no month', laterDebtor('RBL;'), ['half-later legs.csv later_after_months']],
  ['a later debtor in a role that nobody holds', laterDebtor('@mediator;3'), ['role-not-held legs.csv later_debtor']],
  ['a later debtor that is not there', laterDebtor('XXX;3'), ['unknown-reference legs.csv later_debtor']],
  ['terms that begin with the agreement', termsFrom('2026-01-01'), ['terms-before settlement_terms.csv from_day']],
  ['a VAT decision with its day, and a cut-off', withColumns('legs', 'vat_decided_on;cut_off_days', '2025-12-01;10'), []],
])('a bundle with %s', (_, files, expected) => {
  const complaints = new Complaints();
  readBundle(sourceOf(files, complaints), new Map(), complaints);
  expect(complaints.all.map(({ code, file, column }) => `${code} ${file} ${column ?? ''}`)).toEqual(expected);
});
