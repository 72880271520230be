import { termCodeSays, termCodeShape } from '../../programmes/term';
import { findPersonalNumber } from '../../shared/personal-number';
import { accept, refuse, type CellKind } from '../cell-kind';
import { startsLikeFormula } from '../table/formula';

const same = (value: string): string => value;
const noPersonalNumber = 'text without a personal identity number (personnummer); refer to people by their codes';

/** Free text on one line, at most so many characters. */
export const text = (most = 200): CellKind<string> => ({
  name: 'text',
  accepts: `one line of at most ${most} characters`,
  sql: 'text',
  free: true,
  read(cell) {
    if (cell.length > most) return refuse('too-long', `at most ${most} characters (this has ${cell.length})`);
    if (findPersonalNumber(cell)) return refuse('personal-number', noPersonalNumber);
    return accept(cell);
  },
  write: same,
});

const CODE = /^[A-Za-z0-9ÅÄÖåäö][A-Za-z0-9ÅÄÖåäö._-]{0,39}$/;
const codeShape = '1 to 40 letters (A-Z, Å, Ä, Ö), digits, ".", "_" or "-", the first a letter or digit';

/** The identifier of a row, to which other sheets refer. */
export const code: CellKind<string> = {
  name: 'code',
  accepts: codeShape,
  sql: 'text',
  read(cell) {
    if (startsLikeFormula(cell)) return refuse('formula', codeShape);
    if (!CODE.test(cell)) return refuse('invalid-code', codeShape);
    return findPersonalNumber(cell) ? refuse('personal-number', noPersonalNumber) : accept(cell);
  },
  write: same,
};

/** Text of one fixed shape. */
export const shaped = (name: string, shape: RegExp, refusal: string, accepts: string): CellKind<string> => ({
  name,
  accepts,
  sql: 'text',
  read: (cell) => (shape.test(cell) ? accept(cell) : refuse(refusal, accepts)),
  write: same,
});

/** The prefix of invoice numbers. */
export const series = shaped('series', /^[A-Z0-9-]{1,12}$/, 'invalid-series', '1 to 12 characters of A-Z, 0-9 and "-"');

export const termCode = shaped('term code', termCodeShape, 'invalid-term', termCodeSays);
