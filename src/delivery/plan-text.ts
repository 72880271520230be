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

/** Reads it back; what is wrong is told in sentences for people, row by row. */
export function readPlanText(text: string): { plan: VoucherAccount[]; faults: string[] } {
  const rows: string[][] = parse(text, { delimiter: ';', skip_empty_lines: true, relax_column_count: true, relax_quotes: true, trim: true });
  const plan: VoucherAccount[] = [];
  const faults: string[] = [];
  for (const [i, [purposeWord = '', kindWord = '', account = '', name = '', costCentre = '']] of rows.entries()) {
    const purpose = purposes.get(purposeWord.toLowerCase());
    const kind = kinds.get(kindWord.toLowerCase() || 'alla');
    const wrong = purpose === undefined ? `”${purposeWord}” är inget som konton är till för; välj bland ${accountPurposes.map((each) => purposeNames[each]).join(', ')}`
      : kind === undefined ? `”${kindWord}” är inget kostnadsslag; välj bland ${Object.values(kindWords).join(', ')}`
        : !/^\d{3,10}$/.test(account) ? `”${account}” är inget konto; skriv tre till tio siffror`
          : name.length > 60 || costCentre.length > 30 || findPersonalNumber(name + costCentre) !== undefined ? 'namnet eller kostnadsstället är för långt, eller innehåller ett personnummer' : undefined;
    if (wrong !== undefined) faults.push(`Rad ${i + 1}: ${wrong}.`);
    else if (purpose !== undefined && kind !== undefined) plan.push({ purpose, kind, account, name, costCentre });
  }
  return { plan, faults };
}
