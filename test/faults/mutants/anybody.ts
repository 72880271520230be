import { IdempotencyRepository } from '../../../src/platform/http/idempotency.repository';
import type { NamedWrite } from '../../../src/platform/http/idempotency.repository';

/** A defect: one person's keys are everybody's. */
for (const name of ['take', 'keep', 'earlier'] as const) {
  const method = Reflect.get(IdempotencyRepository.prototype, name) as (this: IdempotencyRepository, ...args: unknown[]) => Promise<unknown>;
  Reflect.set(IdempotencyRepository.prototype, name, function anybody(this: IdempotencyRepository, em: unknown, write: NamedWrite, ...rest: unknown[]) {
    return method.call(this, em, { ...write, person: 'anybody' }, ...rest);
  });
}
