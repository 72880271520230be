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
