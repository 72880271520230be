import type { MigrationInterface, QueryRunner } from 'typeorm';

const sources = { booking_id: 'bookings', claim_id: 'claims', reverses_id: 'charges' } as const;
const each = (sql: (column: string, table: string) => string): string => Object.entries(sources).map(([column, table]) => sql(column, table)).join('\n');

/** Charges come in their hundred thousands: what they are for is looked up once for all of a statement's, not row by row. */
export class ChargesInBulk1764000045100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${each((column) => `ALTER TABLE charges DROP CONSTRAINT charges_${column}_fkey;`)}
      -- Bookings, claims and issued charges are never removed, so that only what comes in must be looked at.
      CREATE FUNCTION refuse_stray_charges() RETURNS trigger LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = public, pg_temp SET enable_nestloop = off AS $$
        BEGIN
          IF EXISTS (SELECT FROM touched c LEFT JOIN bookings b ON b.id = c.booking_id WHERE b.id IS NULL)
            OR EXISTS (SELECT FROM touched c LEFT JOIN claims k ON k.id = c.claim_id WHERE c.claim_id IS NOT NULL AND k.id IS NULL)
            OR EXISTS (SELECT FROM touched c LEFT JOIN charges r ON r.id = c.reverses_id WHERE c.reverses_id IS NOT NULL AND r.id IS NULL) THEN
            RAISE EXCEPTION 'a charge is for a booking, claim or charge that does not exist' USING ERRCODE = 'foreign_key_violation';
          END IF;
          RETURN NULL;
        END $$;
      CREATE TRIGGER none_astray AFTER INSERT ON charges
        REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_stray_charges();
      GRANT CREATE ON SCHEMA public TO vilplats_policy;
      ALTER FUNCTION refuse_stray_charges() OWNER TO vilplats_policy;
      REVOKE CREATE ON SCHEMA public FROM vilplats_policy;
      GRANT SELECT (id) ON claims TO vilplats_policy;
      GRANT SELECT (id) ON charges TO vilplats_policy;
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_policies WHERE tablename = 'claims' AND policyname = 'policy_reads') THEN
          CREATE POLICY policy_reads ON claims FOR SELECT TO vilplats_policy USING (true);
        END IF;
      END $$;
      CREATE POLICY policy_reads ON charges FOR SELECT TO vilplats_policy USING (true);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER none_astray ON charges;
      DROP FUNCTION refuse_stray_charges();
      DROP POLICY policy_reads ON charges;
      REVOKE SELECT (id) ON charges FROM vilplats_policy;
      ${each((column, table) => `ALTER TABLE charges ADD CONSTRAINT charges_${column}_fkey FOREIGN KEY (${column}) REFERENCES ${table};`)}
    `);
  }
}
