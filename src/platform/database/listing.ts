import type { EntityManager } from 'typeorm';
import { Problem } from '../../shared/problem';
import { Prepared } from './prepared';

/** Which part of a list is wanted; may also hold the listing's own filters by name, of which absent ones do not narrow. */
export interface PageRequest {
  readonly limit: number;
  /** Where the page before ended. */
  readonly cursor?: string | undefined;
}

/** A row as its listing names the columns; the answer class of a route says which of them are shown. */
export type Row = Record<string, unknown>;

/** Part of a list in the order of its key; `next` is the cursor of what follows, absent at the end. */
export interface Page {
  readonly items: Row[];
  readonly next?: string;
}

interface ListingDefinition {
  /** What one of them is called in messages, such as "unit". */
  readonly noun: string;
  /** The columns, as SQL with camel-case names. */
  readonly columns: string;
  /** Tables and joins. */
  readonly from: string;
  /** The unique column that orders the list and finds one. */
  readonly key: string;
  readonly keyType?: 'text' | 'uuid' | 'number';
  /** Name of a filter and the column it must equal. */
  readonly filters?: Readonly<Record<string, string>>;
  /** Name of a filter and the column that must not be below it. */
  readonly atLeast?: Readonly<Record<string, string>>;
  /** Name of a filter and the column that must not be above it. */
  readonly atMost?: Readonly<Record<string, string>>;
}

const keyShapes = { text: /^[^\0]*$/, uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, number: /^\d{1,18}$/ };

const encoded = (key: string): string => Buffer.from(key).toString('base64url');
const decoded = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');

/** A list of rows read page by page; row security decides which rows there are. */
export class Listing {
  private readonly byKey: Prepared<Row>;

  constructor(private readonly definition: ListingDefinition) {
    const { noun, columns, from, key } = definition;
    this.byKey = new Prepared(`one ${noun}`, `SELECT ${columns} FROM ${from} WHERE ${key} = $1`);
  }

  /** One page in the order of the key. */
  async page(em: EntityManager, request: PageRequest): Promise<Page> {
    const { columns, from, key } = this.definition;
    const { conditions, values } = this.conditions(request);
    values.push(request.limit + 1);
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const sql = `SELECT ${columns}, ${key}::text AS "listingKey" FROM ${from} ${where} ORDER BY ${key} LIMIT $${values.length}`;
    const found = await em.query<(Row & { listingKey?: string })[]>(sql, values);
    const items = found.slice(0, request.limit);
    const last = items.at(-1)?.listingKey;
    for (const item of items) delete item.listingKey;
    return found.length > request.limit && last !== undefined ? { items, next: encoded(last) } : { items };
  }

  /** The one with this key; a foreign one is as missing as one that never was. */
  one(em: EntityManager, key: string): Promise<Row> {
    return this.oneOf(key, (question) => question.rows(em, [key]));
  }

  /** The one with this key, by whoever asks the question for it. */
  async oneOf(key: string, ask: (question: Prepared<Row>) => Promise<Row[]>): Promise<Row> {
    const [row] = this.isKey(key) ? await ask(this.byKey) : [];
    if (row === undefined) throw new Problem('not-found', 'missing', `There is no ${this.definition.noun} "${key.slice(0, 60)}".`);
    return row;
  }

  private conditions(request: PageRequest): { conditions: string[]; values: unknown[] } {
    const conditions: string[] = [];
    const values: unknown[] = [];
    const wanted: Readonly<Record<string, unknown>> = { ...request };
    const add = (column: string, operator: string, value: unknown): void => {
      values.push(value);
      conditions.push(`${column} ${operator} $${values.length}`);
    };
    if (request.cursor !== undefined) add(this.definition.key, '>', this.keyFrom(request.cursor));
    const { filters = {}, atLeast = {}, atMost = {} } = this.definition;
    for (const [operator, columns] of [['=', filters], ['>=', atLeast], ['<=', atMost]] as const) {
      for (const [name, column] of Object.entries(columns)) if (wanted[name] !== undefined) add(column, operator, wanted[name]);
    }
    return { conditions, values };
  }

  private keyFrom(cursor: string): string {
    const key = decoded(cursor);
    if (!this.isKey(key)) throw new Problem('invalid-cursor', 'invalid', `"${cursor.slice(0, 60)}" is not a cursor of this list; start without one.`);
    return key;
  }

  private isKey(key: string): boolean {
    return keyShapes[this.definition.keyType ?? 'text'].test(key);
  }
}
