import { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import { Problem } from '../../src/shared/problem';
import { freshDatabase } from '../support/database';
import type { FreshDatabase } from '../support/database';

const ours = '00000000-0000-4000-8000-000000000001';
const theirs = '00000000-0000-4000-8000-000000000002';
const us = { organisationId: ours, role: 'coordinator' };

describe('doorway', () => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(`
      CREATE TABLE notes (
        id int PRIMARY KEY, organisation_id uuid NOT NULL, places int NOT NULL CONSTRAINT places_left CHECK (places >= 0),
        period int4range, CONSTRAINT one_at_a_time EXCLUDE USING gist (period WITH &&)
      );
      ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
      ALTER TABLE notes FORCE ROW LEVEL SECURITY;
      GRANT SELECT, INSERT, UPDATE ON notes TO vilplats_party, vilplats_system;
      CREATE POLICY ours ON notes TO vilplats_party
        USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
      CREATE POLICY everything ON notes TO vilplats_system USING (true);`);
    await owner.end();
    await database.doorway.asSystem((em) => em.query('INSERT INTO notes VALUES (1, $1, 5), (2, $2, 5)', [ours, theirs]));
  });

  afterAll(() => database.close());

  const count = async (em: EntityManager): Promise<number> => (await em.query<unknown[]>('SELECT id FROM notes')).length;

  it('shows a party its own rows, and the system all', async () => {
    expect(await database.doorway.asParty(us, (em) => em.query('SELECT id FROM notes'))).toEqual([{ id: 1 }]);
    expect(await database.doorway.asSystem(count)).toBe(2);
  });

  it('is the only way: a query beside it is denied, also after the pool was used', async () => {
    await database.doorway.asSystem(count);
    await expect(database.dataSource.query('SELECT id FROM notes')).rejects.toThrow('permission denied');
  });

  it('leaves nothing of one party to the next transaction on the same connection', async () => {
    const single = await freshDatabase(1);
    await single.doorway.asParty(us, (em) => em.query('SELECT 1'));
    const left: unknown = await single.dataSource.query("SELECT current_user AS u, current_setting('app.organisation', true) AS o");
    expect(left).toEqual([{ u: 'vilplats_login', o: '' }]);
    await single.close();
  });

  it('shows a snapshot one moment, and takes none inside another transaction', async () => {
    const other = new Client({ connectionString: database.superuserUrl });
    await other.connect();
    const seen = await database.doorway.snapshotAsSystem(async (em) => {
      const before = await count(em);
      await other.query('INSERT INTO notes VALUES (9, $1, 5)', [ours]);
      return [before, await count(em)];
    });
    expect(seen).toEqual([2, 2]);
    expect(await database.doorway.asSystem(count)).toBe(3);
    await other.query('DELETE FROM notes WHERE id = 9');
    await other.end();
    await expect(database.doorway.asSystem(() => database.doorway.snapshotAsSystem(count))).rejects.toThrow('cannot be taken inside another');
  });

  it('does not let a party write rows of another', async () => {
    const write = database.doorway.asParty(us, (em) => em.query('INSERT INTO notes VALUES (3, $1, 5)', [theirs]));
    await expect(write).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('does not let the login role take the owner role', async () => {
    await expect(database.dataSource.query('SET ROLE vilplats_owner')).rejects.toThrow('permission denied');
  });

  it('tells what a broken rule of the database means', async () => {
    const { doorway } = database;
    const doubled = doorway.asSystem((em) => em.query('INSERT INTO notes VALUES (1, $1, 5)', [ours]));
    await expect(doubled).rejects.toMatchObject({ name: 'Problem', kind: 'conflict', code: 'notes-pkey' });
    const oversold = doorway.asSystem((em) => em.query('UPDATE notes SET places = places - 6'));
    await expect(oversold).rejects.toMatchObject({ name: 'Problem', kind: 'refused', code: 'places-left' });
    const overlapping = doorway.asSystem((em) => em.query("UPDATE notes SET period = '[1,5)'"));
    await expect(overlapping).rejects.toMatchObject({ name: 'Problem', kind: 'conflict', code: 'one-at-a-time' });
  });

  it('rolls back all the work when it throws, and throws the same', async () => {
    const thrown = new Problem('closed', 'refused', 'The round is closed.');
    const work = database.doorway.asSystem(async (em) => {
      await em.query('UPDATE notes SET places = 0');
      throw thrown;
    });
    await expect(work).rejects.toBe(thrown);
    const rows: unknown = await database.doorway.asSystem((em) => em.query('SELECT DISTINCT places FROM notes'));
    expect(rows).toEqual([{ places: 5 }]);
  });

  it('runs a transaction again that lost a race', async () => {
    const give = (from: number, to: number): Promise<void> =>
      database.doorway.asSystem(async (em) => {
        await em.query('UPDATE notes SET places = places - 1 WHERE id = $1', [from]);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await em.query('UPDATE notes SET places = places + 1 WHERE id = $1', [to]);
      });
    await Promise.all([give(1, 2), give(2, 1), give(1, 2)]);
    const rows: unknown = await database.doorway.asSystem((em) => em.query('SELECT places FROM notes ORDER BY id'));
    expect(rows).toEqual([{ places: 4 }, { places: 6 }]);
  });

  describe('entered again from inside', () => {
    const { asParty, asSystem } = {
      asParty: <T>(work: (em: EntityManager) => Promise<T>) => database.doorway.asParty(us, work),
      asSystem: <T>(work: (em: EntityManager) => Promise<T>) => database.doorway.asSystem(work),
    };
    const remove = async (): Promise<void> => {
      const superuser = new Client({ connectionString: database.superuserUrl });
      await superuser.connect();
      await superuser.query('DELETE FROM notes WHERE id > 2');
      await superuser.end();
    };

    afterEach(remove);

    it('sees its own rows, by the rights of each, and comes back to its own rights', async () => {
      const seen = await asParty(async (em) => {
        await em.query('INSERT INTO notes VALUES (3, $1, 5)', [ours]);
        const all = await asSystem(count);
        return { all, own: await count(em) };
      });
      expect(seen).toEqual({ all: 3, own: 2 });
    });

    it('undoes all when the outer work throws', async () => {
      const work = asSystem(async () => {
        await asParty((em) => em.query('INSERT INTO notes VALUES (4, $1, 5)', [ours]));
        throw new Problem('closed', 'refused', 'The round is closed.');
      });
      await expect(work).rejects.toThrow('The round is closed.');
      expect(await asSystem(count)).toBe(2);
    });

    it('goes on after an inner refusal, of which nothing stays', async () => {
      const seen = await asParty(async (em) => {
        await em.query('INSERT INTO notes VALUES (5, $1, 5)', [ours]);
        const inner = asSystem(async (other) => {
          await other.query('INSERT INTO notes VALUES (6, $1, 5)', [theirs]);
          await other.query('INSERT INTO notes VALUES (6, $1, 5)', [theirs]);
        });
        await expect(inner).rejects.toMatchObject({ kind: 'conflict' });
        return count(em);
      });
      expect(seen).toBe(2);
      expect(await asSystem(count)).toBe(3);
    });

    it('lets those who enter side by side go one after another', async () => {
      const places = await asSystem(async () => {
        const add = (id: number): Promise<unknown> =>
          asParty(async (em) => {
            await em.query('INSERT INTO notes VALUES ($1, $2, 5)', [id, ours]);
            await asSystem((inner) => inner.query('UPDATE notes SET places = 9 WHERE id = $1', [id]));
          });
        await Promise.all([add(7), add(8), add(9)]);
        return asSystem((em) => em.query<{ places: number }[]>('SELECT places FROM notes WHERE id > 6'));
      });
      expect(places).toEqual([{ places: 9 }, { places: 9 }, { places: 9 }]);
    });

    it('begins anew for work that outlives its transaction', async () => {
      let late: Promise<number> = Promise.resolve(0);
      await asParty(() => {
        late = new Promise((resolve) => setTimeout(resolve, 50)).then(() => asSystem(count));
        return Promise.resolve();
      });
      expect(await late).toBe(2);
    });
  });

  it('gives up with a Problem when the race is never won', async () => {
    const raised = database.doorway.asSystem((em) => em.query("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$"));
    await expect(raised).rejects.toMatchObject({ name: 'Problem', kind: 'unavailable', code: 'busy' });
  });
});
