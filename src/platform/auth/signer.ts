import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '../../shared/problem';

/**
 * Signs what goes out of the house and must come back unchanged. The key follows from the password of the database's login role: a secret
 * that is kept, or derived, for every process that serves the same data, and that stands in no table.
 */
export class Signer {
  private constructor(private readonly secret: string) {}

  /** From the address of the database for the login role. */
  static of(loginUrl: string): Signer {
    return new Signer(decodeURIComponent(new URL(loginUrl).password));
  }

  /** The signature of a text for one purpose; another purpose has another. */
  sign(purpose: string, text: string): string {
    if (this.secret === '') throw new Problem('no-secret', 'unavailable', 'Nothing can be signed, as the address of the database has no password; give the login role one.');
    const key = createHmac('sha256', this.secret).update(`vilplats:${purpose}`).digest();
    return createHmac('sha256', key).update(text).digest('base64url');
  }

  verifies(purpose: string, text: string, signature: string): boolean {
    const [right, given] = [Buffer.from(this.sign(purpose, text)), Buffer.from(signature)];
    return right.length === given.length && timingSafeEqual(right, given);
  }
}
