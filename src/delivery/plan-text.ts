import { parse } from 'csv-parse/sync';
import { findPersonalNumber } from '../shared/personal-number';
import { accountPurposes, type AccountPurpose, type VoucherAccount } from './voucher';

/** What accounts are for, in words. */
export const purposeNames: Readonly<Record<AccountPurpose, string>> = {
  receivable: 'kundfordran', revenue: 'intäkt', output_vat: 'utgående moms', payable: 'leverantörsskuld', cost: 'kostnad', input_vat: 'ingående moms', rounding: 'öresavrundning',
};
const kindWords: Readonly<Record<string, string>> = { teaching: 'undervisning', housing: 'boende', travel: 'resor', cancellation: 'avbokning', fixed: 'fast', '': 'alla' };

const byWord = <K extends string>(words: Readonly<Record<K, string>>): ReadonlyMap<string, K> =>
  new Map((Object.entries(words) as [K, string][]).map(([key, word]) => [word, key]));
const purposes = byWord(purposeNames);
const kinds = byWord(kindWords);

/** The plan as people keep it: a row for each account, semicolons between. */
export const planText = (plan: readonly VoucherAccount[]): string =>
  plan.map(({ purpose, kind, account, name, costCentre }) => [purposeNames[purpose], kindWords[kind] ?? kind, account, name, costCentre].join(';').replace(/;+$/, '')).join('\n');

interface Row {
  readonly purpose: string;
  readonly kind: string;
  readonly account: string;
  readonly name: string;
  readonly costCentre: string;
}

/** Each says what is wrong of a row. */
const checks: readonly ((row: Row) => string | false)[] = [
  ({ purpose }) => !purposes.has(purpose) && `”${purpose}” är inget som konton är till för; välj bland ${accountPurposes.map((each) => purposeNames[each]).join(', ')}`,
  ({ kind }) => !kinds.has(kind) && `”${kind}” är inget kostnadsslag; välj bland ${Object.values(kindWords).join(', ')}`,
  ({ account }) => !/^\d{3,10}$/.test(account) && `”${account}” är inget konto; skriv tre till tio siffror`,
  ({ name, costCentre }) => (name.length > 60 || costCentre.length > 30) && 'namnet eller kostnadsstället är för långt',
  ({ name, costCentre }) => findPersonalNumber(`${name} ${costCentre}`) !== undefined && 'namnet eller kostnadsstället innehåller ett personnummer',
];

const rowOf = ([purpose = '', kind = '', account = '', name = '', costCentre = '']: readonly string[]): Row =>
  ({ purpose: purpose.toLowerCase(), kind: kind.toLowerCase() || 'alla', account, name, costCentre });

/** Reads it back; what is wrong is told in sentences for people, row by row. */
export function readPlanText(text: string): { plan: VoucherAccount[]; faults: string[] } {
  const rows = parse(text, { delimiter: ';', skip_empty_lines: true, relax_column_count: true, relax_quotes: true, trim: true }).map(rowOf);
  const faults = rows.flatMap((row, i) => {
    const wrong = checks.map((check) => check(row)).find((each) => each !== false);
    return wrong === undefined ? [] : [`Rad ${i + 1}: ${wrong}.`];
  });
  if (faults.length > 0) return { plan: [], faults };
  return { faults, plan: rows.map((row) => ({ ...row, purpose: purposes.get(row.purpose) as AccountPurpose, kind: kinds.get(row.kind) ?? '' })) };
}
