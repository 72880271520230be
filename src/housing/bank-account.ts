import { Problem } from '../shared/problem';

/** Where money is sent: an IBAN, or a Swedish clearing number with an account number. */
export type BankAccount = { readonly iban: string } | { readonly clearing: string; readonly number: string };

/** How an account number is checked: with the last three digits of its clearing number, with all four, or by itself; some banks' not at all. */
type Check = 'three' | 'four' | 'luhn' | 'mod11' | 'none';

/** First and last clearing number of each kind, as the banks have agreed on them. */
const ranges: readonly (readonly [first: number, last: number, check: Check])[] = [
  [1100, 1199, 'three'], [1200, 1399, 'three'], [1400, 2099, 'three'], [2300, 2399, 'four'], [2400, 2499, 'three'], [3000, 3299, 'three'], [3300, 3300, 'luhn'],
  [3301, 3399, 'three'], [3400, 3409, 'three'], [3410, 3781, 'three'], [3782, 3782, 'luhn'], [3783, 3999, 'three'], [4000, 4999, 'four'], [5000, 5999, 'three'],
  [6000, 6999, 'mod11'], [7000, 7999, 'three'], [8000, 8999, 'none'], [9020, 9029, 'four'], [9040, 9049, 'four'], [9060, 9069, 'three'], [9100, 9109, 'four'],
  [9120, 9124, 'three'], [9130, 9149, 'three'], [9150, 9169, 'four'], [9170, 9179, 'three'], [9180, 9189, 'luhn'], [9190, 9199, 'four'], [9250, 9259, 'three'],
  [9260, 9269, 'four'], [9270, 9279, 'three'], [9280, 9289, 'three'], [9400, 9449, 'three'], [9460, 9469, 'three'], [9550, 9569, 'four'], [9570, 9579, 'luhn'],
];

const lengths: Readonly<Record<Check, RegExp>> = { three: /^\d{7}$/, four: /^\d{7}$/, luhn: /^\d{10}$/, mod11: /^\d{8,9}$/, none: /^\d{6,10}$/ };

/** Digits weighed 1 to 10 from the right, and over again, come to a multiple of eleven. */
const isMod11 = (digits: string): boolean => Array.from(digits).reverse().reduce((sum, digit, i) => sum + Number(digit) * ((i % 10) + 1), 0) % 11 === 0;

const isLuhn = (digits: string): boolean =>
  Array.from(digits).reverse().reduce((sum, digit, i) => sum + (i % 2 === 0 ? Number(digit) : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0), 0) % 10 === 0;

function isChecked(check: Check, clearing: string, number: string): boolean {
  if (!lengths[check].test(number)) return false;
  if (check === 'three') return isMod11(clearing.slice(1, 4) + number);
  if (check === 'four') return isMod11(clearing.slice(0, 4) + number);
  if (check === 'luhn') return isLuhn(number);
  return check === 'none' || isMod11(number);
}

/** Whether the letters and digits of an IBAN agree with its check digits. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || (iban.startsWith('SE') && !/^SE\d{22}$/.test(iban))) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

const bare = (text: string): string => text.replace(/[\s\u00a0,.-]/g, '').toUpperCase();

/** An account as it was written, if it is one. Throws Problem `account-invalid` otherwise, and never repeats it. */
export function bankAccount({ iban, clearing = '', number = '' }: { readonly iban?: string | undefined; readonly clearing?: string | undefined; readonly number?: string | undefined }): BankAccount {
  if (iban) {
    if (isIban(bare(iban))) return { iban: bare(iban) };
    throw new Problem('account-invalid', 'refused', 'The IBAN does not agree with its check digits; write it as the bank does, SE and 22 digits.');
  }
  const [bank, account] = [bare(clearing), bare(number)];
  const range = ranges.find(([first, last]) => /^(\d{4}|8\d{4})$/.test(bank) && Number(bank.slice(0, 4)) >= first && Number(bank.slice(0, 4)) <= last);
  if (range === undefined) throw new Problem('account-invalid', 'refused', 'The clearing number is not one that is known here; write the IBAN instead.');
  if (!isChecked(range[2], bank, account)) throw new Problem('account-invalid', 'refused', 'The account number does not agree with its check digit; look at it again, or write the IBAN instead.');
  return { clearing: bank.slice(0, 4), number: account };
}

/** All that others read of an account. */
export const masked = (account: BankAccount): string => ('iban' in account ? `•••• ${account.iban.slice(-4)}` : `${account.clearing} •••• ${account.number.slice(-3)}`);
