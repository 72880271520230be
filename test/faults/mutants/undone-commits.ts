import { Client } from 'pg';

/** A defect: now and then a transaction is undone where it should be kept, and nobody is told. */
type Query = (this: Client, ...args: unknown[]) => unknown;
const query = Reflect.get(Client.prototype, 'query') as Query;
let turn = 0;

Reflect.set(Client.prototype, 'query', function undone(this: Client, asked: unknown, ...rest: unknown[]) {
  if (asked === 'COMMIT') turn += 1;
  return query.call(this, asked === 'COMMIT' && turn % 50 === 0 ? 'ROLLBACK' : asked, ...rest);
});
