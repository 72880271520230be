import { accept, refuse, type CellKind } from '../cell-kind';
import { code } from './text';

const ROLES = ['@owner', '@mediator', '@host'];
const accepts = 'the code of an organisation, or `@owner`, `@mediator` or `@host`: whoever holds that role in the agreement';

/** Creditor or debtor of a leg: a named organisation, or a role of the agreement. */
export const party: CellKind<string> = {
  name: 'organisation or role',
  accepts,
  sql: 'text',
  read(cell) {
    if (ROLES.includes(cell)) return accept(cell);
    return code.read(cell).ok ? accept(cell) : refuse('invalid-party', 'the code of an organisation, @owner, @mediator or @host');
  },
  write: (value) => value,
};

/** What a supervisor may supervise. */
export interface Competence {
  readonly specialty: string;
  readonly level: 'basic' | 'advanced';
}

/** A specialty and the highest level supervised in it, `specialty:level`. */
export const competence: CellKind<Competence> = {
  name: 'specialty:level',
  accepts: 'the code of a specialty, `:` and `basic` or `advanced` (which includes basic)',
  sql: 'text',
  read(cell) {
    const [specialty = '', level, more] = cell.split(':');
    if (more !== undefined || !code.read(specialty).ok || (level !== 'basic' && level !== 'advanced')) {
      return refuse('invalid-competence', 'specialty:basic or specialty:advanced');
    }
    return accept({ specialty, level });
  },
  write: ({ specialty, level }) => `${specialty}:${level}`,
};
