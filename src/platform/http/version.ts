import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
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

/** Tells of the header in the description of the operation. */
const describedAs = (required: boolean) => (target: object, key: string | symbol | undefined): void => {
  const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
  if (key === undefined || descriptor === undefined) return;
  ApiHeader({ name: 'If-Match', required, description: 'The ETag of what was read.' })(target, key, descriptor);
};

/** The version that an edit names in If-Match; without one the edit is refused, so that nobody overwrites unseen changes. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => versionIn(context.switchToHttp().getRequest<PlatformRequest>().headers['if-match']),
  [describedAs(true)],
);

/** The version that a step names in If-Match, where it names one. */
export const IfMatchIfAny = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<PlatformRequest>().headers['if-match'];
  return header === undefined ? undefined : versionIn(header);
}, [describedAs(false)]);

/** The version in an If-Match header. */
function versionIn(header: string | undefined): number {
  if (header === undefined) throw missingVersion();
  const version = /^"v(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new Problem('version-unknown', 'stale', `If-Match ${header.slice(0, 40)} is no ETag of this; read it again.`);
  return Number(version);
}

/** The edit does not name the version that it was decided on. */
export function missingVersion(): Problem {
  return new Problem('version-missing', 'unversioned', 'Send If-Match with the ETag of what was read.');
}

/** The edit named a version that is no longer the stored one. */
export function staleVersion(named: number): Problem {
  return new Problem('version-stale', 'stale', `Version ${named} has been changed since; read it again and redo the edit.`);
}
