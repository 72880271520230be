import { IdempotencyRepository } from '../../../src/platform/http/idempotency.repository';

/** A defect: the key is kept, the answer is not. */
Reflect.set(IdempotencyRepository.prototype, 'keep', () => Promise.resolve());
