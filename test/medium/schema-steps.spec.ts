import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { assertRowSecurity } from '../../src/platform/database/assert-row-security';
import { createOwnerDataSource } from '../../src/platform/database/data-source';
import { ensureDatabase } from '../../src/platform/database/ensure-database';
import { ensureRoles } from '../../src/platform/database/ensure-roles';
import { migrate, rollBack } from '../../src/platform/database/migrate';
import { startThrowAway } from '../../src/platform/embedded/throw-away';
import { freshDatabase } from '../support/database';
import type { FreshDatabase } from '../support/database';

const step = (name: string, up: string, down: string): string =>
  `exports.${name} = class { async up(r) { await r.query(${JSON.stringify(up)}); } async down(r) { await r.query(${JSON.stringify(down)}); } };`;

describe('steps of the schema', () => {
  let database: FreshDatabase;
  let owner: DataSource;
  let directory: string;

  const write = (file: string, text: string): void => writeFileSync(join(directory, file), text);
  const tables = async (): Promise<string[]> => {
    const rows = await owner.query<{ tablename: string }[]>("SELECT tablename FROM pg_tables WHERE tablename LIKE 'step_%' ORDER BY 1");
    return rows.map((row) => row.tablename);
  };

  beforeEach(async () => {
    database = await freshDatabase();
    owner = await createOwnerDataSource(database.ownerUrl).initialize();
    await owner.query('DELETE FROM migration.applied');
    directory = mkdtempSync(join(tmpdir(), 'vilplats-steps-'));
    write('1-first.js', step('First', 'CREATE TABLE step_one (id int)', 'DROP TABLE step_one'));
    write('2-second.js', step('Second', 'CREATE TABLE step_two (id int)', 'DROP TABLE step_two'));
  });

  afterEach(async () => {
    rmSync(directory, { recursive: true });
    await owner.destroy();
    await database.close();
  });

  it('go up once, in order, and back', async () => {
    expect(await migrate(database.ownerUrl, directory)).toEqual(['1-first', '2-second']);
    expect(await migrate(database.ownerUrl, directory)).toEqual([]);
    expect(await tables()).toEqual(['step_one', 'step_two']);
    expect(await rollBack(database.ownerUrl, 1, directory)).toEqual(['2-second']);
    expect(await tables()).toEqual(['step_one']);
    expect(await migrate(database.ownerUrl, directory)).toEqual(['2-second']);
  });

  it('are applied once when many processes start together', async () => {
    const runs = await Promise.all([1, 2, 3, 4].map(() => migrate(database.ownerUrl, directory)));
    expect(runs.flat().sort()).toEqual(['1-first', '2-second']);
  });

  it('leave no half of a failed step, and keep those before it', async () => {
    write('3-third.js', step('Third', 'CREATE TABLE step_three (id int); SELECT 1/0', ''));
    await expect(migrate(database.ownerUrl, directory)).rejects.toThrow(/3-third failed.*division by zero/);
    expect(await tables()).toEqual(['step_one', 'step_two']);
  });

  it('of a newer version are refused', async () => {
    await migrate(database.ownerUrl, directory);
    rmSync(join(directory, '2-second.js'));
    await expect(migrate(database.ownerUrl, directory)).rejects.toThrow(/2-second/);
  });
});

describe('the product\'s own schema', () => {
  it('goes down to nothing and up again to the same', async () => {
    const database = await freshDatabase();
    const owner = await createOwnerDataSource(database.ownerUrl).initialize();
    const columns = (): Promise<unknown> =>
      owner.query(`SELECT table_schema, table_name, column_name, data_type, column_default, is_nullable FROM information_schema.columns
        WHERE table_schema IN ('public', 'identity') ORDER BY 1, 2, 3`);
    const before = await columns();
    const taken = await rollBack(database.ownerUrl, 1000);
    expect(await columns()).toEqual([]);
    expect(await migrate(database.ownerUrl)).toEqual(taken.reverse());
    expect(await columns()).toEqual(before);
    await owner.destroy();
    await database.close();
  });
});

describe('row security', () => {
  let database: FreshDatabase;
  let owner: DataSource;

  beforeEach(async () => {
    database = await freshDatabase();
    owner = await createOwnerDataSource(database.ownerUrl).initialize();
    await owner.query(`CREATE TABLE leak (id int); ALTER TABLE leak ENABLE ROW LEVEL SECURITY; ALTER TABLE leak FORCE ROW LEVEL SECURITY;
      CREATE POLICY all_rows ON leak TO vilplats_system USING (true)`);
  });

  afterEach(async () => {
    await owner.destroy();
    await database.close();
  });

  it('holds on every table of the product', async () => {
    await expect(assertRowSecurity(owner)).resolves.toBeUndefined();
  });

  it.each([
    ['is off', 'ALTER TABLE leak DISABLE ROW LEVEL SECURITY', 'public.leak lacks forced'],
    ['spares the owner', 'ALTER TABLE leak NO FORCE ROW LEVEL SECURITY', 'public.leak lacks forced'],
    ['has no policy', 'DROP POLICY all_rows ON leak', 'public.leak has no policy'],
    ['is walked round by a right for all', 'GRANT SELECT ON leak TO PUBLIC', 'public.leak grants SELECT'],
    ['is walked round by the login role', 'GRANT UPDATE ON leak TO vilplats_login', 'public.leak grants UPDATE'],
    ['is missing in the schema of identities', 'CREATE TABLE identity.person (id int)', 'identity.person lacks forced'],
  ])('is refused when it %s', async (_, change, says) => {
    await owner.query(change);
    await expect(assertRowSecurity(owner)).rejects.toThrow(says);
  });
});

describe('roles', () => {
  it('are made by any number of processes at once', async () => {
    const server = await startThrowAway();
    await Promise.all([1, 2, 3, 4, 5].map(() => ensureRoles(server.url, { login: 'a', owner: 'b' })));
    const superuser = await createOwnerDataSource(server.url).initialize();
    const [row] = await superuser.query<{ may: boolean }[]>("SELECT pg_has_role('vilplats_login', 'vilplats_system', 'SET') AS may");
    expect(row?.may).toBe(true);
    await superuser.destroy();
    await server.stop();
  });

  it('and the database stay as they are when asked for again', async () => {
    const database = await freshDatabase();
    const passwords = { login: new URL(database.url).password, owner: new URL(database.ownerUrl).password };
    const name = new URL(database.url).pathname.slice(1);
    const addresses = await ensureDatabase(database.superuserUrl, passwords, name);
    expect(addresses).toEqual({ loginUrl: database.url, ownerUrl: database.ownerUrl });
    await database.close();
  });
});
