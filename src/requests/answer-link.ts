/** What a link is signed over: whoever changes any of it has a link that was never given. */
export interface LinkTerms {
  readonly id: string;
  readonly unitId: string;
  readonly bookingIds: readonly string[];
  readonly expiresAt: Date;
  readonly nonce: string;
}

/** The purpose of the signature. */
export const LINK_PURPOSE = 'answer-link';

/** The text that is signed. */
export const signedText = ({ id, unitId, bookingIds, expiresAt, nonce }: LinkTerms): string =>
  [id, unitId, [...bookingIds].sort().join(','), expiresAt.toISOString(), nonce].join('|');

/** What stands in the address: which link, and its signature. */
export const tokenOf = (id: string, signature: string): string => `${id.replaceAll('-', '')}.${signature}`;

const shape = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([\w-]{43})$/;

/** The parts of a token; undefined where it is none. */
export function readToken(token: string): { readonly id: string; readonly signature: string } | undefined {
  const match = shape.exec(token);
  return match ? { id: match.slice(1, 6).join('-'), signature: match[6] ?? '' } : undefined;
}

/** Whether a link is still good, and if not why. */
export function linkState({ expiresAt, revokedAt }: { readonly expiresAt: Date; readonly revokedAt: Date | null }, open: number, now: Date): 'open' | 'revoked' | 'expired' | 'answered' {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt <= now) return 'expired';
  return open === 0 ? 'answered' : 'open';
}
