import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every room leans on: who acts, tables closed by default, idempotency keys, the outbox. */
export class Platform1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE FUNCTION acting_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT nullif(current_setting('app.organisation', true), '')::uuid $$;
      CREATE FUNCTION acting_student() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT nullif(current_setting('app.student', true), '')::uuid $$;
      CREATE FUNCTION acting_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT current_setting('app.role', true) $$;

      -- Closes a table: row security forced also on its owner, the system role sees all, parties see nothing yet.
      CREATE FUNCTION close_table(target regclass) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
          EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
          EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO vilplats_system', target);
          EXECUTE format('CREATE POLICY system ON %s TO vilplats_system USING (true) WITH CHECK (true)', target);
        END $$;

      -- Lets parties read the rows for which the condition holds.
      CREATE FUNCTION open_to_read(target regclass, condition text DEFAULT 'true') RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          EXECUTE format('GRANT SELECT ON %s TO vilplats_party', target);
          EXECUTE format('CREATE POLICY party_reads ON %s FOR SELECT TO vilplats_party USING (%s)', target, condition);
        END $$;

      -- Lets parties read and write the rows for which the condition holds.
      CREATE FUNCTION open_to_write(target regclass, condition text) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO vilplats_party', target);
          EXECUTE format('CREATE POLICY party_writes ON %s TO vilplats_party USING (%s) WITH CHECK (%s)', target, condition, condition);
        END $$;

      GRANT USAGE ON SCHEMA public TO vilplats_party, vilplats_system;

      CREATE TABLE outbox (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        fact text NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        dispatched_at timestamptz
      );
      CREATE INDEX outbox_waiting ON outbox (created_at) WHERE dispatched_at IS NULL;
      SELECT close_table('outbox');
      GRANT INSERT ON outbox TO vilplats_party;
      CREATE POLICY party_tells ON outbox FOR INSERT TO vilplats_party WITH CHECK (true);

      CREATE TABLE idempotency_keys (
        person text NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
        method text NOT NULL,
        path text NOT NULL,
        body_sha256 text NOT NULL,
        status int,
        body jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (person, key)
      );
      SELECT close_table('idempotency_keys');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE idempotency_keys, outbox;
      DROP FUNCTION open_to_write(regclass, text), open_to_read(regclass, text), close_table(regclass);
      DROP FUNCTION acting_role(), acting_student(), acting_organisation();
    `);
  }
}
