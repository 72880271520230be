import { passesLuhn } from '../../shared/luhn';
import { accept, refuse, type CellKind } from '../cell-kind';
import { shaped } from './text';

const numberShape = 'ten digits with a right check digit, the third at least 2, such as 232100-0081';

/** Swedish organisation number, kept as ten digits, written with its dash. */
export const organisationNumber: CellKind<string> = {
  name: 'organisation number',
  accepts: `${numberShape} (the dash may be left out)`,
  sql: 'text',
  read(cell) {
    if (!/^\d{6}-?\d{4}$/.test(cell)) return refuse('invalid-organisation-number', numberShape);
    const digits = cell.replace('-', '');
    return passesLuhn(digits) && digits.charAt(2) >= '2' ? accept(digits) : refuse('invalid-organisation-number', numberShape);
  },
  write: (digits) => `${digits.slice(0, 6)}-${digits.slice(6)}`,
  toTable: (expression) => `replace(${expression}, '-', '')`,
};

const bankgiroShape = 'seven or eight digits with a right check digit, such as 5050-1055';

/** Bankgiro number, kept as digits, written with the dash before the last four. */
export const bankgiro: CellKind<string> = {
  name: 'bankgiro',
  accepts: `${bankgiroShape} (the dash may be left out)`,
  sql: 'text',
  read(cell) {
    const digits = cell.replace('-', '');
    return /^\d{3,4}-?\d{4}$/.test(cell) && passesLuhn(digits) ? accept(digits) : refuse('invalid-bankgiro', bankgiroShape);
  },
  write: (digits) => `${digits.slice(0, -4)}-${digits.slice(-4)}`,
  toTable: (expression) => `replace(${expression}, '-', '')`,
};

export const hsaId = shaped(
  'HSA-id', /^SE\d{10}-[A-Za-z0-9]{1,20}$/, 'invalid-hsa-id', 'SE, ten digits, "-" and 1 to 20 letters or digits, such as SE2321000081-A01',
);
