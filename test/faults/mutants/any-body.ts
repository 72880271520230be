import { IdempotencyRepository } from '../../../src/platform/http/idempotency.repository';
import type { NamedWrite } from '../../../src/platform/http/idempotency.repository';

/** A defect: a repetition is answered whatever it asks for. */
type Earlier = (this: IdempotencyRepository, em: unknown, write: NamedWrite) => Promise<{ write: NamedWrite } | undefined>;
const earlier = Reflect.get(IdempotencyRepository.prototype, 'earlier') as Earlier;

Reflect.set(IdempotencyRepository.prototype, 'earlier', async function careless(this: IdempotencyRepository, em: unknown, write: NamedWrite) {
  const found = await earlier.call(this, em, write);
  return found && { ...found, write };
});
