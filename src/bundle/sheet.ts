import type { CellKind } from './cell-kind';
import type { SheetName } from './sheet-name';

/** What a column means to people, with its unit where it has one. */
interface Meaning {
  readonly means: string;
  readonly example: string;
  /** The sheet whose first column holds the codes that this column names. */
  readonly to?: SheetName;
  /** Whether an export leaves the column out when no row has it. */
  readonly seldom?: boolean;
  /** For `to`: the kinds of row that may be named, by the named sheet's column `kind`. */
  readonly of?: readonly string[];
}

/** A column: its type, whether it must be filled in, and what it means. */
export interface Column<T, Presence extends 'required' | 'optional' | 'defaulted' = 'required' | 'optional' | 'defaulted'> extends Meaning {
  readonly kind: CellKind<T>;
  readonly presence: Presence;
  /** What a blank cell stands for, when it stands for something. */
  readonly fallback?: T;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** A row of values by column name; undefined where an optional cell is blank. */
export type RowOf<C extends Columns> = {
  readonly [N in keyof C]: C[N] extends Column<infer T, infer P> ? (P extends 'optional' ? T | undefined : T) : never;
};

/** Columns that together name one row of another sheet, in the order of that sheet's key. */
export interface Belonging<N extends string = string> {
  readonly columns: readonly N[];
  readonly to: SheetName;
}

/** Spans that must not overlap between rows that agree in the columns `per`; an open end lasts for ever. */
export interface Spans<N extends string = string> {
  readonly per: readonly N[];
  readonly from: N;
  readonly to: N;
}

/** How rows lie in the database. In SQL, `r` is a row of cells and `t` a row of the table. */
export interface Storage {
  readonly table: string;
  /** Joins of an insert that are not plain references. */
  readonly reach?: string;
  /** Table columns that are worked out when written: SQL over `r`. */
  readonly written?: Readonly<Record<string, string>>;
  /** Sheet columns that are not a column of the table: SQL over `t` that reads them back. */
  readonly read?: Readonly<Record<string, string>>;
  /** Statements once the rows stand, for child tables and rows that name each other; `{rows}` is the row source `r`. */
  readonly after?: readonly string[];
  /** Joins that `read` uses. */
  readonly joins?: string;
  /** Which rows of the table belong to the sheet. */
  readonly where?: string;
  /** Which rows belong to the term with the code `$1`. */
  readonly ofTerm?: string;
}

export interface Sheet<C extends Columns = Columns> {
  readonly name: SheetName;
  readonly holds: string;
  readonly required: boolean;
  readonly columns: C;
  /** Columns that together name a row; no two rows agree in all of them. */
  readonly key: readonly (keyof C & string)[];
  /** Further columns in which no two rows agree. */
  readonly unique?: readonly (readonly (keyof C & string)[])[];
  /** Pairs of columns of which the first must not come after the second. */
  readonly ordered?: readonly (readonly [keyof C & string, keyof C & string])[];
  readonly belongs?: readonly Belonging<keyof C & string>[];
  readonly spans?: Spans<keyof C & string>;
  /** What must also hold, in words for the documentation. */
  readonly rules?: readonly string[];
  readonly stored: Storage;
}

/** A sheet with the names of its columns kept in its type. */
export const sheet = <const C extends Columns>(declared: Sheet<C>): Sheet<C> => declared;

export const required = <T>(kind: CellKind<T>, meaning: Meaning): Column<T, 'required'> => ({ kind, presence: 'required', ...meaning });

export const optional = <T>(kind: CellKind<T>, meaning: Meaning): Column<T, 'optional'> => ({ kind, presence: 'optional', ...meaning });

/** A column whose blank cells stand for the fallback. */
export const defaulted = <T>(kind: CellKind<T>, fallback: NoInfer<T>, meaning: Meaning): Column<T, 'defaulted'> => (
  { kind, presence: 'defaulted', fallback, ...meaning }
);
