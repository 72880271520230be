import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's recommendation for scrypt where 16 MiB a login can be afforded. */
const usualCost: Cost = { N: 2 ** 14, r: 8, p: 5 };
const saltBytes = 16;
const keyBytes = 32;
const longest = 1024;

/** Turns a password into what may be stored: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string, cost = usualCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password is the one that was stored; takes as long for a wrong one as for the right one. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt = '', expected = ''] = stored.split('$');
  if (scheme !== 'scrypt' || password.length > longest) return false;
  const wanted = Buffer.from(expected, 'base64url');
  const key = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(n), r: Number(r), p: Number(p) });
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}

/** A stored form that no password fits, to spend the same time on an account that does not exist. */
export const unmatchable = ['scrypt', usualCost.N, usualCost.r, usualCost.p, 'AAAAAAAAAAAAAAAAAAAAAA', 'AA'].join('$');

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const maxmem = 256 * cost.N * cost.r;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, { ...cost, maxmem }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
