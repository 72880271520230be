/** Why a text is refused as a value: a stable code, and in words what would be accepted. */
export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly accepted: string;
}

export type Reading<T> = { readonly ok: true; readonly value: T } | Refusal;

/** One type of cell: how its text is read, and how a value is written in its one canonical form. */
export interface CellKind<T> {
  /** The word for the type in the documentation. */
  readonly name: string;
  /** What is accepted, as a phrase. */
  readonly accepts: string;
  /** The type of PostgreSQL that its canonical text is cast to. */
  readonly sql: 'text' | 'int' | 'numeric' | 'date' | 'boolean' | 'timestamptz';
  /** Text that people write freely and that a spreadsheet could take for a formula. */
  readonly free?: boolean;
  read(text: string): Reading<T>;
  write(value: T): string;
  /** From the cast cell to the table's value, in SQL; the cast cell itself when absent. */
  toTable?(expression: string): string;
  /** From the table's value to text that `read` accepts, in SQL; a cast to text when absent. */
  fromTable?(expression: string): string;
}

export const accept = <T>(value: T): Reading<T> => ({ ok: true, value });

export const refuse = (code: string, accepted: string): Refusal => ({ ok: false, code, accepted });
