import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every booking is judged by and hardly anybody changes. */
const tables = [
  'organisations', 'towns', 'travel_times', 'specialties', 'units', 'unit_specialties', 'capacity_offers', 'supervisors', 'supervisor_competences', 'study_sites',
  'study_site_towns', 'requirements', 'rule_sets', 'agreements', 'agreement_parties', 'agreement_programmes', 'priority_tiers',
];
const list = `ARRAY[${tables.map((table) => `'${table}'`).join(', ')}]::regclass[]`;

/**
 * Whoever remembers what bookings are judged by can see whether it still holds: each change leaves a mark that never comes again, in its own
 * transaction. There are several places for marks, so that those who change something seldom wait for each other.
 */
export class RuleChanges1764000049000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rule_changes (slot int PRIMARY KEY, mark uuid NOT NULL) WITH (fillfactor = 10);
      SELECT close_table('rule_changes');
      GRANT SELECT, INSERT, UPDATE ON rule_changes TO vilplats_party;
      -- a mark tells nothing but that there was a change
      CREATE POLICY all_mark ON rule_changes USING (true) WITH CHECK (true);

      CREATE FUNCTION mark_rule_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO rule_changes VALUES (pg_backend_pid() % 16, gen_random_uuid()) ON CONFLICT (slot) DO UPDATE SET mark = EXCLUDED.mark;
          RETURN NULL;
        END $$;
      CREATE FUNCTION mark_changes(target regclass) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          EXECUTE format('CREATE TRIGGER mark_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s EXECUTE FUNCTION mark_rule_change()', target);
        END $$;
      SELECT mark_changes(t) FROM unnest(${list}) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${tables.map((table) => `DROP TRIGGER mark_changes ON ${table};`).join('\n')}
      DROP FUNCTION mark_changes(regclass), mark_rule_change();
      DROP TABLE rule_changes;
    `);
  }
}
