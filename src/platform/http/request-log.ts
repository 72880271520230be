import { randomUUID } from 'node:crypto';
import type { NextFunction, Response } from 'express';
import type { Logger } from 'pino';
import { pathToTell, type PlatformRequest } from './request';

const idShape = /^[\w.-]{8,64}$/;

/** Gives each request an id and writes a line when it is answered: who, what, how it went, how long it took. */
export function requestLog(logger: Logger): (request: PlatformRequest, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const began = performance.now();
    const given = request.get('x-request-id');
    const id = given !== undefined && idShape.test(given) ? given : randomUUID();
    request.id = id;
    response.setHeader('X-Request-Id', id);
    response.once('close', () => {
      const ms = Math.round(performance.now() - began);
      const { method, account } = request;
      const path = pathToTell(request);
      const line = { id, method, path, status: response.statusCode, ms, account: account?.id };
      const level = response.statusCode >= 500 ? 'warn' : path.startsWith('/health') ? 'debug' : 'info';
      logger[level](line, response.writableFinished ? 'answered' : 'broken off');
    });
    next();
  };
}
