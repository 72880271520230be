import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { field, groupBy, optionalField, rowsOf } from './bundle-files';
import type { CsvRow } from './bundle-files';

/** Kronor in a file as öre; throws where the text is no amount with two decimals. */
function ore(text: string): bigint {
  if (!/^-?\d+\.\d{2}$/.test(text)) throw new Error(`"${text}" is no amount`);
  return BigInt(text.replace('.', ''));
}

/** Half away from zero, written apart from the product's own. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n;
  const quotient = (sign * numerator) / denominator;
  return sign * (2n * (sign * numerator - quotient * denominator) >= denominator ? quotient + 1n : quotient);
}

const all = (xml: string, tag: string): string[] => [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map((match) => match[1] ?? '');
const parts = (xml: string, tag: string): string[] => [...xml.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))].map((match) => match[1] ?? '');
const one = (xml: string, tag: string): string => all(xml, tag)[0] ?? '';
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

interface AuditedInvoice {
  readonly number: string;
  readonly kind: 'teaching' | 'claims';
  readonly payableOre: bigint;
  readonly annex: readonly CsvRow[];
}

/**
 * Recomputes every issued invoice of a run from its annex and from the rates in the bundle, and compares it with its XML:
 * returns the invoices read and a sentence for each thing that does not hold.
 */
export function auditInvoices(bundle: string, out: string): { invoices: AuditedInvoice[]; breaches: string[] } {
  const folder = join(out, 'invoices');
  const names = readdirSync(folder).filter((name) => name.endsWith('.xml')).map((name) => name.slice(0, -4));
  const breaches: string[] = [];
  const invoices = names.map((number) => {
    const xml = readFileSync(join(folder, `${number}.xml`), 'utf8');
    const annex = rowsOf(folder, `${number}.csv`);
    const kind = annex[0] && 'halvdagar' in annex[0] ? 'teaching' as const : 'claims' as const;
    const found = [...lineBreaches(xml, annex, kind), ...totalBreaches(xml), ...(kind === 'teaching' ? rateBreaches(annex, rowsOf(bundle, 'rates.csv')) : [])];
    breaches.push(...found.map((text) => `${number}: ${text}`));
    return { number, kind, payableOre: ore(one(xml, 'cbc:PayableAmount')), annex };
  });
  return { invoices, breaches: [...breaches, ...gaps(names)] };
}

function lineBreaches(xml: string, annex: readonly CsvRow[], kind: 'teaching' | 'claims'): string[] {
  const lines = [...parts(xml, 'cac:InvoiceLine'), ...parts(xml, 'cac:CreditNoteLine')];
  const rows = groupBy(annex, (row) => field(row, 'rad'));
  if (rows.size !== lines.length) return [`${lines.length} lines, but the annex explains ${rows.size}`];
  return lines.flatMap((line) => {
    const position = one(line, 'cbc:ID');
    const of = rows.get(position) ?? [];
    const told = ore(one(line, 'cbc:LineExtensionAmount'));
    const own = kind === 'teaching' ? teachingAmount(of) : sum(of.map((row) => ore(field(row, 'ersatt_kr'))));
    return told === own ? [] : [`line ${position} says ${told} öre, its annex gives ${own}`];
  });
}

function teachingAmount(rows: readonly CsvRow[]): bigint {
  const prices = new Set(rows.map((row) => `${field(row, 'belopp_kr')}/${field(row, 'belopp_per_halvdagar')}`));
  if (prices.size !== 1) throw new Error(`a line has the prices ${[...prices].join(', ')}`);
  const [amount = '', per = ''] = ([...prices][0] ?? '').split('/');
  return rounded(ore(amount) * sum(rows.map((row) => BigInt(field(row, 'halvdagar')))), BigInt(per));
}

function totalBreaches(xml: string): string[] {
  const lines = [...parts(xml, 'cac:InvoiceLine'), ...parts(xml, 'cac:CreditNoteLine')];
  const net = sum(lines.map((line) => ore(one(line, 'cbc:LineExtensionAmount'))));
  const total = parts(xml, 'cac:LegalMonetaryTotal')[0] ?? '';
  const vat = ore(one(parts(xml, 'cac:TaxTotal')[0] ?? '', 'cbc:TaxAmount'));
  const rounding = one(total, 'cbc:PayableRoundingAmount');
  const percent = one(parts(xml, 'cac:TaxSubtotal')[0] ?? '', 'cbc:Percent') || '0';
  const expected = {
    'cbc:LineExtensionAmount': net,
    'cbc:TaxExclusiveAmount': net,
    'cbc:TaxInclusiveAmount': net + vat,
    'cbc:PayableAmount': net + vat + (rounding === '' ? 0n : ore(rounding)),
  };
  return [
    ...Object.entries(expected).filter(([tag, amount]) => ore(one(total, tag)) !== amount).map(([tag, amount]) => `${tag} is ${one(total, tag)}, the lines give ${amount} öre`),
    ...(vat === rounded(net * BigInt(Math.round(Number(percent))), 100n) ? [] : [`VAT ${vat} is not ${percent} percent of ${net}`]),
  ];
}

const halfDaysOf: Readonly<Record<string, string>> = { half_day: '1', day: '2', week: '10' };

/** Each day must bear an amount that some rate in the bundle has on that very day. */
function rateBreaches(annex: readonly CsvRow[], rates: readonly CsvRow[]): string[] {
  const fits = (row: CsvRow): boolean =>
    rates.some((rate) =>
      ore(Number(field(rate, 'amount').replace(',', '.')).toFixed(2)) === ore(field(row, 'belopp_kr')) &&
      halfDaysOf[field(rate, 'unit')] === field(row, 'belopp_per_halvdagar') &&
      field(rate, 'valid_from') <= field(row, 'dag') &&
      (optionalField(rate, 'valid_to') === '' || field(row, 'dag') <= optionalField(rate, 'valid_to')));
  return annex.filter((row) => !fits(row)).map((row) => `no rate of ${field(row, 'belopp_kr')} on ${field(row, 'dag')}`);
}

/** Numbers of a series and year must count from 1 without a gap. */
function gaps(numbers: readonly string[]): string[] {
  const series = groupBy(numbers, (number) => number.slice(0, number.lastIndexOf('-')));
  return [...series].flatMap(([name, members]) => {
    const counted = members.map((number) => Number(number.slice(number.lastIndexOf('-') + 1))).sort((a, b) => a - b);
    return counted.every((number, i) => number === i + 1) ? [] : [`series ${name} has the numbers ${counted.join(', ')}`];
  });
}
