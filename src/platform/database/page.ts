import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Problem } from '../../shared/problem';

/** What part of a list is asked for: at most `limit` rows (1 to 200, else 50) after the cursor of an earlier page. */
export interface PageRequest {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Some rows of a list; `next` is the cursor of the following page, absent on the last. */
export interface Page<T> {
  readonly items: T[];
  readonly next?: string;
}

const encode = (key: string): string => Buffer.from(key, 'utf8').toString('base64url');

function decode(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (key === '' || encode(key) !== cursor) {
    throw new Problem('invalid-cursor', 'invalid', `"${cursor}" is no cursor; give back the "next" of the page before as it was.`);
  }
  return key;
}

/** Rows in order of a unique column of the query's main table, one page at a time; new rows never shift a page. */
export async function readPage<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  key: keyof T & string,
  { limit = 50, cursor }: PageRequest,
): Promise<Page<T>> {
  const size = Math.min(Math.max(Math.trunc(limit), 1), 200);
  const column = `${query.alias}.${key}`;
  if (cursor !== undefined) query.andWhere(`${column} > :cursor`, { cursor: decode(cursor) });
  const items = await query.orderBy(column, 'ASC').take(size + 1).getMany();
  const last = items[size - 1];
  if (items.length <= size || last === undefined) return { items };
  return { items: items.slice(0, size), next: encode(String(last[key])) };
}
