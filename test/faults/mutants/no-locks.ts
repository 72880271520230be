import { Client } from 'pg';

/** A defect: no statement locks the rows that it reads. */
type Query = (this: Client, ...args: unknown[]) => unknown;
const query = Reflect.get(Client.prototype, 'query') as Query;
const unlocked = (text: string): string => text.replaceAll(/\bFOR UPDATE( OF \w+)?/g, '');

Reflect.set(Client.prototype, 'query', function withoutLocks(this: Client, asked: unknown, ...rest: unknown[]) {
  if (typeof asked === 'string') return query.call(this, unlocked(asked), ...rest);
  const { name, text } = asked as { name?: string; text?: unknown };
  // a connection that knows the statement as it is asked keeps it under its own name
  const renamed = name === undefined ? {} : { name: `${name}-unlocked` };
  return query.call(this, typeof text === 'string' ? { ...(asked as object), ...renamed, text: unlocked(text) } : asked, ...rest);
});
