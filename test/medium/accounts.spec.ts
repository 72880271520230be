import { Client } from 'pg';
import { AccountsRepository } from '../../src/people/accounts.repository';
import { AccountsService } from '../../src/people/accounts.service';
import { isPassword } from '../../src/platform/auth/password';
import { freshDatabase, type FreshDatabase } from '../support/database';

describe('local logins', () => {
  let database: FreshDatabase;
  let superuser: Client;
  let accounts: AccountsService;
  const karin = { email: ' Karin@LU.example ', name: 'Karin Exempel', role: 'coordinator', organisation: 'LU' };

  beforeAll(async () => {
    database = await freshDatabase();
    superuser = new Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    await superuser.query(`INSERT INTO organisations (code, kind, name, organisation_number) VALUES ('LU', 'university', 'Lunds universitet', '9999010011')`);
    accounts = new AccountsService(database.doorway, new AccountsRepository());
  });
  afterAll(async () => {
    await superuser.end();
    await database.close();
  });

  it('are told once and kept only as a hash', async () => {
    const password = await accounts.add(karin);
    const { rows } = await superuser.query<{ email: string; password_hash: string }>('SELECT email, password_hash FROM accounts');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.email).toBe('karin@lu.example');
    expect(await isPassword(password, rows[0]?.password_hash ?? '')).toBe(true);
    expect(await isPassword(`${password}x`, rows[0]?.password_hash ?? '')).toBe(false);
  });

  it.each([
    ['a second account for an address', karin, 'conflict'],
    ['an organisation that is not there', { ...karin, email: 'a@b.example', organisation: 'XX' }, 'missing'],
    ['a unit that is not there', { ...karin, email: 'a@b.example', unit: 'no' }, 'missing'],
    ['a role that is none', { ...karin, email: 'a@b.example', role: 'king' }, 'invalid'],
    ['a student without a student', { ...karin, email: 'a@b.example', role: 'student' }, 'invalid'],
  ])('refuse %s', async (_, order, kind) => {
    await expect(accounts.add(order)).rejects.toMatchObject({ kind });
    expect((await superuser.query('SELECT FROM accounts')).rowCount).toBe(1);
  });
});
