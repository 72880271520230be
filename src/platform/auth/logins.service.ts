import { createHash, randomBytes } from 'node:crypto';
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

const failuresAllowed = 10;
const windowMinutes = 15;
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
    await this.countAttempt(account);
    const found = await this.doorway.asSystem((em) => this.logins.passwordHash(em, account));
    const isRight = await isPassword(password, found?.hash ?? unmatchable);
    if (found === undefined || !isRight) throw new Problem('login-failed', 'unauthenticated', 'The e-mail address or the password is wrong.');
    return this.begin(found.id, account);
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

  /** Counted as failed before the password is looked at, so that guesses side by side cannot slip through together. */
  private async countAttempt(account: string): Promise<void> {
    const isThrottled = await this.doorway.asSystem(async (em) => {
      if ((await this.logins.recentFailures(em, account, windowMinutes)) >= failuresAllowed) return true;
      await this.logins.addFailure(em, account);
      return false;
    });
    if (!isThrottled) return;
    throw new Problem('login-throttled', 'throttled', `${failuresAllowed} logins failed within ${windowMinutes} minutes; wait as long and try again.`);
  }

  private async begin(accountId: string, email: string): Promise<Session> {
    const token = randomBytes(32).toString('base64url');
    return this.doorway.asSystem(async (em) => {
      await this.logins.forgiveFailures(em, email);
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
