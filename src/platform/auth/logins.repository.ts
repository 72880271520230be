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

/** So many failures within so many minutes; an attempt that has not ended after so many seconds has failed. */
interface Limits {
  readonly failures: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** The attempt that has begun; or why it may not: too many have failed, or may yet. */
type Beginning = { readonly id: string } | 'throttled' | 'wait';

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

  /** Lets an attempt begin, unless as many have failed or may yet fail; nobody else may begin one for the same account meanwhile. */
  async begin(em: EntityManager, account: string, { failures, minutes, seconds }: Limits): Promise<Beginning> {
    await em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`login:${account}`]);
    const [counted] = await em.query<[{ failed: number; under_way: number }]>(
      `SELECT count(*) FILTER (WHERE NOT is_under_way OR at < now() - make_interval(secs => $3))::int AS failed,
         count(*) FILTER (WHERE is_under_way AND at >= now() - make_interval(secs => $3))::int AS under_way
       FROM login_failures WHERE account = $1 AND at > now() - make_interval(mins => $2)`,
      [account, minutes, seconds],
    );
    if (counted.failed >= failures) return 'throttled';
    if (counted.failed + counted.under_way >= failures) return 'wait';
    const [row] = await em.query<[{ id: string }]>('INSERT INTO login_failures (account, is_under_way) VALUES ($1, true) RETURNING id', [account]);
    return row;
  }

  async fail(em: EntityManager, attempt: string): Promise<void> {
    await em.query('UPDATE login_failures SET is_under_way = false WHERE id = $1', [attempt]);
  }

  /** Forgets what has failed, and the attempt that did not; what others have under way counts still. */
  async forgive(em: EntityManager, account: string, attempt: string): Promise<void> {
    await em.query('DELETE FROM login_failures WHERE account = $1 AND (NOT is_under_way OR id = $2)', [account, attempt]);
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
