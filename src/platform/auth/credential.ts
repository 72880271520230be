import type { Response } from 'express';
import type { PlatformRequest } from '../http/request';

/** Name of the cookie that holds a session's token. */
export const sessionCookie = 'vilplats_session';

/** How a request proves who sent it: a program by a header it must set itself, a browser by a cookie it sends unasked. */
export interface Credential {
  readonly token: string;
  readonly by: 'header' | 'cookie';
}

/** The token that came with the request. */
export function credentialOf(request: PlatformRequest): Credential | undefined {
  const bearer = /^Bearer ([^\s]+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, by: 'header' };
  const cookie = cookieNamed(sessionCookie, request.headers.cookie);
  return cookie === undefined ? undefined : { token: cookie, by: 'cookie' };
}

/** Gives the browser the token, out of reach of scripts and of other sites. */
export function setSessionCookie(response: Response, token: string, expiresAt: Date): void {
  response.cookie(sessionCookie, token, { ...attributes(response), expires: expiresAt });
}

/** Takes the token from the browser. */
export function clearSessionCookie(response: Response): void {
  response.clearCookie(sessionCookie, attributes(response));
}

function attributes(response: Response): { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean } {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: response.req.secure };
}

function cookieNamed(name: string, header: string | undefined): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.split('=', 2);
    if (key?.trim() === name && value !== undefined && value.trim() !== '') return value.trim();
  }
  return undefined;
}
