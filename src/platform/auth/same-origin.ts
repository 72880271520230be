import { Problem } from '../../shared/problem';

/** The parts of a request that tell which site a browser sent it from. */
export interface OriginSigns {
  readonly method: string;
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a write that another site made a browser send. Browsers say where a write comes from, in Sec-Fetch-Site or
 * at least in Origin; a request with neither is not a browser's, and no other program sends somebody's cookie unasked.
 */
export function assertSameOrigin({ method, secFetchSite, origin, host }: OriginSigns): void {
  if (safe.has(method)) return;
  const isOurs = secFetchSite === undefined ? isSameHost(origin, host) : secFetchSite === 'same-origin' || secFetchSite === 'none';
  if (isOurs) return;
  const from = (origin ?? secFetchSite ?? '').slice(0, 80);
  throw new Problem('foreign-origin', 'forbidden', `A page of another site (${from}) may not do this; open VILplats itself and try there.`);
}

function isSameHost(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
