import type { Day } from '../shared/day';
import { kronorText } from '../shared/money';
import type { Voucher, VoucherAccount } from './voucher';

/** Whose vouchers they are, and when the file is made. */
export interface SieHead {
  readonly organisation: string;
  readonly organisationNumber: string;
  readonly madeOn: Day;
}

/** Letters of code page 437 from 128 on, which SIE calls PC8. */
const upper = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const places = new Map(Array.from(upper, (letter, i) => [letter, 128 + i]));
const alike: Readonly<Record<string, string>> = { '–': '-', '—': '-', '−': '-', '’': "'", '”': '"', '“': '"', 'Ø': 'O', 'ø': 'o' };

/** Text in code page 437; what it has no letter for is told by the nearest, or by a question mark. */
export function inPc8(text: string): Buffer {
  const bytes = Array.from(text.normalize('NFC'), (letter) => {
    const known = alike[letter] ?? letter;
    const plain = places.has(known) ? known : known.normalize('NFD').replace(/\p{M}/gu, '');
    return places.get(plain) ?? (plain.length === 1 && plain < '\u0080' ? plain.charCodeAt(0) : 63);
  });
  return Buffer.from(bytes);
}

const quoted = (text: string): string => `"${text.replace(/[\p{Cc}]/gu, ' ').replace(/["“”\\]/g, (each) => (each === '\\' ? '\\\\' : '\\"'))}"`;
const compact = (day: Day): string => day.replaceAll('-', '');

/** Vouchers as SIE 4 of type I, for the office's own system to read; it numbers them itself. */
export function sieFile({ organisation, organisationNumber, madeOn }: SieHead, vouchers: readonly Voucher[], plan: readonly VoucherAccount[]): Buffer {
  const used = new Set(vouchers.flatMap(({ rows }) => rows.map(({ account }) => account)));
  const accounts = new Map(plan.filter(({ account }) => used.has(account)).map(({ account, name }) => [account, name]));
  const centres = [...new Set(vouchers.flatMap(({ rows }) => rows.map(({ costCentre }) => costCentre)))].filter(Boolean).sort();
  const lines = [
    '#FLAGGA 0', '#PROGRAM "VILplats" "1"', '#FORMAT PC8', `#GEN ${compact(madeOn)}`, '#SIETYP 4',
    `#ORGNR ${organisationNumber.slice(0, 6)}-${organisationNumber.slice(6)}`, `#FNAMN ${quoted(organisation)}`,
    ...[...accounts].sort().map(([account, name]) => `#KONTO ${account} ${quoted(name || account)}`),
    ...(centres.length === 0 ? [] : ['#DIM 1 "Kostnadsställe"']),
    ...centres.map((centre) => `#OBJEKT 1 ${quoted(centre)} ${quoted(centre)}`),
    ...vouchers.flatMap(voucherLines),
  ];
  return inPc8(lines.map((line) => `${line}\r\n`).join(''));
}

const voucherLines = ({ day, text, rows }: Voucher): string[] => [
  `#VER "" "" ${compact(day)} ${quoted(text)}`,
  '{',
  ...rows.map(({ account, costCentre, amountOre }) => `   #TRANS ${account} {${costCentre && `1 ${quoted(costCentre)}`}} ${kronorText(amountOre)}`),
  '}',
];
