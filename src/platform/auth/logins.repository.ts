import type { EntityManager } from 'typeorm';
import { Prepared } from '../database/prepared';
import type { Account } from './account';
import type { AccountRole } from './role';

interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly unit_id: string | null;
  readonly student_id: string | null;
}

const accountColumns = `a.id, a.email, a.name, a.role, a.organisation_id, o.name AS organisation_name, a.unit_id, a.student_id`;
const accounts = 'accounts a JOIN organisations o ON o.id = a.organisation_id';

const ofSession = new Prepared<AccountRow>('account-of-session',
  `SELECT ${accountColumns} FROM sessions s JOIN ${accounts} ON a.id = s.account_id WHERE s.id_sha256 = $1 AND s.expires_at > now()`);

/** All SQL of logging in: accounts, sessions, failures. */
export class LoginsRepository {
  async passwordHash(em: EntityManager, email: string): Promise<{ id: string; hash: string } | undefined> {
    const [row] = await em.query<{ id: string; password_hash: string }[]>('SELECT id, password_hash FROM accounts WHERE email = $1', [email]);
    return row && { id: row.id, hash: row.password_hash };
  }

  async account(em: EntityManager, id: string): Promise<Account | undefined> {
    const [row] = await em.query<AccountRow[]>(`SELECT ${accountColumns} FROM ${accounts} WHERE a.id = $1`, [id]);
    return row && accountFrom(row);
  }

  /** Of the session by whose digest the question is asked. */
  async accountOfSession(ask: (question: Prepared<AccountRow>) => Promise<AccountRow[]>): Promise<Account | undefined> {
    const [row] = await ask(ofSession);
    return row && accountFrom(row);
  }

  async addSession(em: EntityManager, idSha256: Buffer, accountId: string, hours: number): Promise<Date> {
    const [row] = await em.query<{ expires_at: Date }[]>(
      'INSERT INTO sessions (id_sha256, account_id, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3)) RETURNING expires_at',
      [idSha256, accountId, hours],
    );
    if (row === undefined) throw new Error('A session was added and not returned.');
    return row.expires_at;
  }

  async removeSession(em: EntityManager, idSha256: Buffer): Promise<void> {
    await em.query('DELETE FROM sessions WHERE id_sha256 = $1', [idSha256]);
  }

  /** Counts recent failures while nobody else may count those of the same account. */
  async recentFailures(em: EntityManager, account: string, minutes: number): Promise<number> {
    await em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`login:${account}`]);
    const [row] = await em.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM login_failures WHERE account = $1 AND at > now() - make_interval(mins => $2)',
      [account, minutes],
    );
    return row?.n ?? 0;
  }

  async addFailure(em: EntityManager, account: string): Promise<void> {
    await em.query('INSERT INTO login_failures (account) VALUES ($1)', [account]);
  }

  async forgiveFailures(em: EntityManager, account: string): Promise<void> {
    await em.query('DELETE FROM login_failures WHERE account = $1', [account]);
  }
}

function accountFrom(row: AccountRow): Account {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    ...(row.unit_id !== null && { unitId: row.unit_id }),
    ...(row.student_id !== null && { studentId: row.student_id }),
  };
}
