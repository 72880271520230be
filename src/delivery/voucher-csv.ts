import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../invoicing/annex';
import { kronorText } from '../shared/money';
import type { Voucher } from './voucher';

const columns = ['verifikat', 'datum', 'konto', 'kostnadsstalle', 'debet_kr', 'kredit_kr', 'text'];

/** Vouchers for a system that reads no SIE: a row for each sum on an account, those of a voucher under its invoice's number. */
export const voucherCsv = (vouchers: readonly Voucher[]): string =>
  stringify([columns, ...vouchers.flatMap(({ number, day, text, rows }) => rows.map(({ account, costCentre, amountOre }) => [
    safeCell(number), day, account, safeCell(costCentre), amountOre > 0n ? kronorText(amountOre) : '', amountOre < 0n ? kronorText(-amountOre) : '', safeCell(text),
  ]))], { bom: true, delimiter: ';', record_delimiter: 'windows' });
