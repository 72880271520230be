import type { RequestHandler } from 'express';
import helmet from 'helmet';

const own = ["'self'"];
const none = ["'none'"];

const directives = {
  defaultSrc: none,
  scriptSrc: own,
  styleSrc: own,
  imgSrc: [...own, 'data:'],
  fontSrc: own,
  connectSrc: own,
  formAction: own,
  baseUri: none,
  frameAncestors: none,
  objectSrc: none,
};

/** Nothing from elsewhere, nothing inline, never inside another page; https kept to where it is used. */
export function securityHeaders(isHttps: boolean): RequestHandler {
  return helmetWith(directives, isHttps);
}

/** The page that lets one try the API styles itself inline. */
export function apiPageHeaders(isHttps: boolean): RequestHandler {
  return helmetWith({ ...directives, styleSrc: [...own, "'unsafe-inline'"] }, isHttps);
}

function helmetWith(policy: typeof directives, isHttps: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { ...policy, ...(isHttps && { upgradeInsecureRequests: [] }) } },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
