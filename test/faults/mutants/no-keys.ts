import 'reflect-metadata';
import { IdempotencyInterceptor } from '../../../src/platform/http/idempotency.interceptor';

/** A defect: an Idempotency-Key means nothing. */
Reflect.set(IdempotencyInterceptor.prototype, 'intercept', (_: unknown, next: { handle(): unknown }) => next.handle());
