import { faultOfPattern, patternShape } from '../../organisations/reference-pattern';
import { accept, refuse, type CellKind } from '../cell-kind';

/** A regular expression that judges any text in time proportional to its length. */
export const pattern: CellKind<string> = {
  name: 'pattern',
  accepts: patternShape,
  sql: 'text',
  free: true,
  read(cell) {
    const fault = faultOfPattern(cell);
    return fault === undefined ? accept(cell) : refuse(fault, patternShape);
  },
  write: (value) => value,
};
