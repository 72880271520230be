import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { from, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import type { EntityManager } from 'typeorm';
import { Problem } from '../../shared/problem';
import { Doorway } from '../database/doorway';
import { IdempotencyRepository } from './idempotency.repository';
import type { KeptAnswer, NamedWrite } from './idempotency.repository';
import { answerOf, problemOf } from './problem-answer';
import type { ProblemAnswer } from './problem-answer';
import type { PlatformRequest } from './request';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
const keyShape = /^[\x21-\x7e]{1,200}$/;
const keptHours = 24;
const keptHeaders = ['etag', 'location'];

/**
 * A write with an Idempotency-Key happens once, however often it is sent within a day, and is answered alike.
 * The key, the effect and the answer are one transaction: after a crash there are all three or none.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly keys = new IdempotencyRepository();

  constructor(@Inject(Doorway) private readonly doorway: Doorway) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<PlatformRequest>();
    const write = namedWrite(request);
    if (write === undefined) return next.handle();
    return from(this.answer(write, next, http.getResponse<Response>()));
  }

  private async answer(write: NamedWrite, next: CallHandler, response: Response): Promise<unknown> {
    const { status, body, headers } = await this.doorway.asSystem(async (em) => {
      if (!(await this.keys.take(em, write, keptHours))) return this.repeated(em, write, response);
      const answer = await perform(em, next, response);
      await this.keys.keep(em, write, answer);
      return answer;
    });
    if (status >= 400) throw problemOf(body as ProblemAnswer);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.status(status);
    return body;
  }

  private async repeated(em: EntityManager, write: NamedWrite, response: Response): Promise<KeptAnswer> {
    const earlier = await this.keys.earlier(em, write);
    if (earlier === undefined) throw new Problem('key-in-use', 'unavailable', `Another request with the Idempotency-Key ${write.key} is under way.`);
    const isSame = (['method', 'path', 'bodySha256'] as const).every((part) => earlier.write[part] === write[part]);
    if (!isSame) {
      throw new Problem('key-reused', 'refused', `The Idempotency-Key ${write.key} was used for another request; take a new key for a new request.`);
    }
    response.setHeader('Idempotency-Replayed', 'true');
    return earlier.answer;
  }
}

/** What the handler refuses is undone and kept as its answer; what may go better the next time is not kept. */
async function perform(em: EntityManager, next: CallHandler, response: Response): Promise<KeptAnswer> {
  try {
    const body: unknown = await em.transaction(() => lastValueFrom(next.handle(), { defaultValue: undefined }));
    return { status: response.statusCode, body, headers: headersOf(response) };
  } catch (error) {
    const answer = answerOf(error);
    if (!(error instanceof Problem) || answer.status >= 429) throw error;
    return { status: answer.status, body: answer, headers: {} };
  }
}

function headersOf(response: Response): Record<string, string> {
  return Object.fromEntries(keptHeaders.flatMap((name) => {
    const value = response.getHeader(name);
    return typeof value === 'string' ? [[name, value] as const] : [];
  }));
}

/** Only somebody who is logged in has keys; other writes are not named. */
function namedWrite(request: PlatformRequest): NamedWrite | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || safe.has(request.method) || request.account === undefined) return undefined;
  if (typeof key !== 'string' || !keyShape.test(key)) {
    throw new Problem('key-malformed', 'invalid', 'An Idempotency-Key is 1 to 200 characters without spaces, such as a UUID.');
  }
  const bodySha256 = createHash('sha256').update(JSON.stringify(request.body ?? null)).digest('hex');
  return { person: request.account.id, key, method: request.method, path: request.originalUrl, bodySha256 };
}
