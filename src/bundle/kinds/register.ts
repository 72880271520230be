import { bankgiroShape, digitsOf, hsaIdSays, hsaIdShape, isBankgiro, isOrganisationNumber, organisationNumberShape } from '../../organisations/register-number';
import { accept, refuse, type CellKind } from '../cell-kind';
import { shaped } from './text';

/** Swedish organisation number, kept as ten digits, written with its dash. */
export const organisationNumber: CellKind<string> = {
  name: 'organisation number',
  accepts: `${organisationNumberShape} (the dash may be left out)`,
  sql: 'text',
  read: (cell) => (isOrganisationNumber(cell) ? accept(digitsOf(cell)) : refuse('invalid-organisation-number', organisationNumberShape)),
  write: (digits) => `${digits.slice(0, 6)}-${digits.slice(6)}`,
  toTable: (expression) => `replace(${expression}, '-', '')`,
};

/** Bankgiro number, kept as digits, written with the dash before the last four. */
export const bankgiro: CellKind<string> = {
  name: 'bankgiro',
  accepts: `${bankgiroShape} (the dash may be left out)`,
  sql: 'text',
  read: (cell) => (isBankgiro(cell) ? accept(digitsOf(cell)) : refuse('invalid-bankgiro', bankgiroShape)),
  write: (digits) => `${digits.slice(0, -4)}-${digits.slice(-4)}`,
  toTable: (expression) => `replace(${expression}, '-', '')`,
};

export const hsaId = shaped('HSA-id', hsaIdShape, 'invalid-hsa-id', hsaIdSays);
