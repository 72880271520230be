import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '../../shared/problem';
import { Doorway } from '../database/doorway';
import type { Account } from './account';
import { LoginsRepository } from './logins.repository';
import { isPassword, unmatchable } from './password';

/** A login that has begun: the token is told once and stored nowhere. */
export interface Session {
  readonly token: string;
  readonly expiresAt: Date;
  readonly account: Account;
}

const limits = { failures: 10, minutes: 15, seconds: 60 };
/** How long somebody waits for others' attempts to end, and how long between two looks. */
const patienceMs = 30_000;
const pauseMs = 150;
const sessionHours = 12;
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** Logs people in and out. Everything is in the database, so nothing is forgotten by a restart or a second process. */
@Injectable()
export class LoginsService {
  private readonly logins = new LoginsRepository();

  constructor(@Inject(Doorway) private readonly doorway: Doorway) {}

  /** Begins a session, or throws one and the same Problem for a wrong password and an unknown account. */
  async logIn(email: string, password: string): Promise<Session> {
    const account = email.trim().toLowerCase();
    const attempt = await this.attempt(account);
    const found = await this.doorway.asSystem((em) => this.logins.passwordHash(em, account));
    const isRight = await isPassword(password, found?.hash ?? unmatchable);
    if (found === undefined || !isRight) {
      await this.doorway.asSystem((em) => this.logins.fail(em, attempt));
      throw new Problem('login-failed', 'unauthenticated', 'The e-mail address or the password is wrong.');
    }
    return this.begin(found.id, account, attempt);
  }

  /** Who holds the token, if it still holds. */
  async accountOf(token: string): Promise<Account | undefined> {
    if (!tokenShape.test(token)) return undefined;
    return this.logins.accountOfSession((question) => this.doorway.askAsSystem(question, [sha256(token)]));
  }

  /** Ends the session; the token is worth nothing afterwards. */
  async logOut(token: string): Promise<void> {
    await this.doorway.asSystem((em) => this.logins.removeSession(em, sha256(token)));
  }

  /**
   * Begins an attempt before the password is looked at, so that guesses side by side cannot slip through together: no more are under way
   * than may still fail, and the others wait for how those end. People who know the password wait, and are not turned away.
   */
  private async attempt(account: string): Promise<string> {
    const end = Date.now() + patienceMs;
    while (Date.now() < end) {
      const beginning = await this.doorway.asSystem((em) => this.logins.begin(em, account, limits));
      if (beginning === 'throttled') throw new Problem('login-throttled', 'throttled', `${limits.failures} logins failed within ${limits.minutes} minutes; wait as long and try again.`);
      if (beginning !== 'wait') return beginning.id;
      await sleep(pauseMs * (1 + Math.random()));
    }
    throw new Problem('login-busy', 'unavailable', 'Many are logging in to the account at this moment; try again in a few seconds.');
  }

  private async begin(accountId: string, email: string, attempt: string): Promise<Session> {
    const token = randomBytes(32).toString('base64url');
    return this.doorway.asSystem(async (em) => {
      await this.logins.forgive(em, email, attempt);
      const account = await this.logins.account(em, accountId);
      if (account === undefined) throw new Problem('login-failed', 'unauthenticated', 'The account has just been removed.');
      const expiresAt = await this.logins.addSession(em, sha256(token), accountId, sessionHours);
      return { token, expiresAt, account };
    });
  }
}

function sha256(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
