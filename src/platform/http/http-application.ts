import { Logger as FrameworkLogger, UnsupportedMediaTypeException } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Configuration } from '../config/configuration';
import { FrameworkLog } from './log';
import { isSecretPath } from './request';
import { requestLog } from './request-log';
import { apiPageHeaders, securityHeaders } from './security-headers';

const bodyLimit = '1mb';

/** The application's routes behind what stands before every route; it does not listen yet, and ends when it is closed. */
export async function createHttpApplication(module: Type | DynamicModule, configuration: Pick<Configuration, 'publicUrl'>, log: Logger): Promise<NestExpressApplication> {
  FrameworkLogger.overrideLogger(new FrameworkLog(log));
  const app = await NestFactory.create<NestExpressApplication>(module);
  prepare(app, configuration.publicUrl, log);
  return app;
}

function prepare(app: NestExpressApplication, publicUrl: string | undefined, log: Logger): void {
  const isHttps = publicUrl?.startsWith('https:') === true;
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  if (publicUrl !== undefined) app.set('trust proxy', 1);
  app.use(requestLog(log));
  app.use(headersByPath(isHttps));
  app.use(jsonOnly);
  app.useBodyParser('json', { limit: bodyLimit, strict: true, reviver: ownFieldsOnly });
  app.useBodyParser('urlencoded', { limit: bodyLimit, extended: false });
}

/** Names that every object has from its birth: as fields of a body they could only be meant to change what objects are. */
const inborn: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Refuses a body with such a field, however deep; the body's reader makes it 400. */
function ownFieldsOnly(name: string, value: unknown): unknown {
  if (inborn.has(name)) throw new SyntaxError(`A field cannot be called ${name}.`);
  return value;
}

/** Forms of other sites can send these types without asking first, so the API reads none of them. */
const formTypes = ['text/plain', 'application/x-www-form-urlencoded'];

function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  const isForm = request.path.startsWith('/api/') && request.is(formTypes) !== false && request.is(formTypes) !== null;
  next(isForm ? new UnsupportedMediaTypeException() : undefined);
}

function headersByPath(isHttps: boolean): (request: Request, response: Response, next: NextFunction) => void {
  const usual = securityHeaders(isHttps);
  const apiPage = apiPageHeaders(isHttps);
  return (request, response, next) => {
    const isApiPage = request.path === '/api' || request.path === '/api/';
    if (!isApiPage) response.setHeader('Cache-Control', 'no-store');
    (isApiPage ? apiPage : usual)(request, response, () => {
      // The origin alone: forms still say where they come from, and no request tells the address that is a key.
      if (isSecretPath(request)) response.setHeader('Referrer-Policy', 'strict-origin');
      next();
    });
  };
}
