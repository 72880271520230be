import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A key signs for so many days, and what it has signed is believed for so many days after it was made. */
const SIGNS_DAYS = 30;
export const BELIEVED_DAYS = 121;

/** The signature of a text for one purpose; another purpose has another. */
export function signature(secret: Buffer, purpose: string, text: string): string {
  const key = createHmac('sha256', secret).update(`vilplats:${purpose}`).digest();
  return createHmac('sha256', key).update(text).digest('base64url');
}

/**
 * Signs what goes out of the house and must come back unchanged, with keys of the house's own, the same for every process that serves
 * the same data. A new key is made when the last is a month old.
 */
@Injectable()
export class Signer {
  async sign(em: EntityManager, purpose: string, text: string): Promise<string> {
    const [key] = await em.query<{ secret: Buffer }[]>(
      'SELECT secret FROM signing_keys WHERE made_at > now() - make_interval(days => $1) ORDER BY id DESC LIMIT 1', [SIGNS_DAYS]);
    return signature(key?.secret ?? await this.newKey(em), purpose, text);
  }

  async verifies(em: EntityManager, purpose: string, text: string, given: string): Promise<boolean> {
    const keys = await em.query<{ secret: Buffer }[]>('SELECT secret FROM signing_keys WHERE made_at > now() - make_interval(days => $1)', [BELIEVED_DAYS]);
    return keys.filter(({ secret }) => isSame(signature(secret, purpose, text), given)).length > 0;
  }

  /** Believes nothing any more that was signed before. */
  async forget(em: EntityManager): Promise<void> {
    await em.query('DELETE FROM signing_keys');
    await this.newKey(em);
  }

  private async newKey(em: EntityManager): Promise<Buffer> {
    const secret = randomBytes(32);
    await em.query('INSERT INTO signing_keys (secret) VALUES ($1)', [secret]);
    return secret;
  }
}

function isSame(right: string, given: string): boolean {
  const [one, other] = [Buffer.from(right), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
