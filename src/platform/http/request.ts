import type { Request } from 'express';
import type { Account } from '../auth/account';
import type { ActingParty } from '../database/acting-party';

/** A request on its way through the house, with what is known of it so far. */
export interface PlatformRequest extends Request {
  /** Names this request in the log and in answers. */
  id?: string;
  /** Who is logged in, if anybody is. */
  account?: Account;
  /** The party of that account. */
  party?: ActingParty;
}

/** Whether a person's browser asks for a page, rather than a program for data. */
export function wantsPage(request: Request): boolean {
  const isApi = /^\/(api|health)(\/|$)/.test(request.path);
  return !isApi && request.accepts(['json', 'html']) === 'html';
}

const secretPath = /^(\/svara\/)[^/]+/;

/** Whether the address is itself a key, which no log and no other page is to learn. */
export const isSecretPath = ({ path }: Pick<Request, 'path'>): boolean => secretPath.test(path);

/** The path as it may be written down. */
export const pathToTell = ({ path }: Pick<Request, 'path'>): string => path.replace(secretPath, '$1…');
