import 'reflect-metadata';
import { IdempotencyInterceptor } from '../../src/platform/http/idempotency.interceptor';
import { IdempotencyRepository } from '../../src/platform/http/idempotency.repository';
import type { NamedWrite } from '../../src/platform/http/idempotency.repository';

/** Kills this process as kill -9 does, when a write whose key asks for it comes to the point: before its commit, or after it and before the reply. */
const die = (): void => { process.kill(process.pid, 'SIGKILL'); };

type Method = (this: unknown, ...args: unknown[]) => Promise<unknown>;
const keep = Reflect.get(IdempotencyRepository.prototype, 'keep') as Method;
const answer = Reflect.get(IdempotencyInterceptor.prototype, 'answer') as Method;

Reflect.set(IdempotencyRepository.prototype, 'keep', async function kept(this: unknown, em: unknown, write: NamedWrite, told: unknown) {
  await keep.call(this, em, write, told);
  if (write.key.startsWith('crash-before-')) die();
});

Reflect.set(IdempotencyInterceptor.prototype, 'answer', async function answered(this: unknown, write: NamedWrite, ...rest: unknown[]) {
  const told = await answer.call(this, write, ...rest);
  if (write.key.startsWith('crash-after-')) die();
  return told;
});
