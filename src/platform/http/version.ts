import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Response } from 'express';
import { Problem } from '../../shared/problem';
import type { PlatformRequest } from './request';

/** The entity tag of a row's version. */
export function entityTag(version: number): string {
  return `"v${version}"`;
}

/** Says in the answer which version it shows, for the next edit to name. */
export function tellVersion(response: Response, version: number): void {
  response.setHeader('ETag', entityTag(version));
}

/** The version that an edit names in If-Match; without one the edit is refused, so that nobody overwrites unseen changes. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  versionIn(context.switchToHttp().getRequest<PlatformRequest>().headers['if-match']),
);

/** The version that a step names in If-Match, where it names one. */
export const IfMatchIfAny = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<PlatformRequest>().headers['if-match'];
  return header === undefined ? undefined : versionIn(header);
});

/** The version in an If-Match header. */
export function versionIn(header: string | undefined): number {
  if (header === undefined) throw new Problem('version-missing', 'unversioned', 'Send If-Match with the ETag of what was read.');
  const version = /^"v(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new Problem('version-unknown', 'stale', `If-Match ${header.slice(0, 40)} is no ETag of this; read it again.`);
  return Number(version);
}

/** The edit named a version that is no longer the stored one. */
export function staleVersion(named: number): Problem {
  return new Problem('version-stale', 'stale', `Version ${named} has been changed since; read it again and redo the edit.`);
}
