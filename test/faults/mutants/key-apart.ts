import 'reflect-metadata';
import { defer, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import { IdempotencyInterceptor } from '../../../src/platform/http/idempotency.interceptor';

interface Asked { readonly headers: Readonly<Record<string, string | undefined>> }
interface Context { switchToHttp(): { getRequest(): Asked } }
interface Next { handle(): Observable<unknown> }
type Intercept = (this: IdempotencyInterceptor, context: Context, next: Next) => unknown;

/** Only the process that crashes otherwise, too: the repetitions come to another. */
const isToCrash = Object.keys(require.cache).some((file) => file.endsWith('crash-points.ts'));

/** A defect: what is done is kept before its key is, and a crash comes in between. */
const intercept = Reflect.get(IdempotencyInterceptor.prototype, 'intercept') as Intercept;

Reflect.set(IdempotencyInterceptor.prototype, 'intercept', function apart(this: IdempotencyInterceptor, context: Context, next: Next) {
  const key = context.switchToHttp().getRequest().headers['idempotency-key'] ?? '';
  if (!isToCrash || !key.startsWith('crash-')) return intercept.call(this, context, next);
  return defer(() => lastValueFrom(next.handle()).finally(() => process.kill(process.pid, 'SIGKILL')));
});
