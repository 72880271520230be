import type { MigrationInterface, QueryRunner } from 'typeorm';

const edited = ['agreements', 'legs', 'quotas', 'rule_sets', 'closures', 'study_sites'];

/** What people edit counts its versions, so that nobody overwrites unseen changes; a rule set may have a keeper. */
export class EditedAgreements1764000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of edited) await runner.query(`ALTER TABLE ${table} ADD COLUMN version int NOT NULL DEFAULT 1`);
    await runner.query(`
      -- Those that came with a bundle have no keeper: whoever decides on the agreements that use them may change them.
      ALTER TABLE rule_sets ADD COLUMN keeper_id uuid REFERENCES organisations;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE rule_sets DROP COLUMN keeper_id');
    for (const table of edited) await runner.query(`ALTER TABLE ${table} DROP COLUMN version`);
  }
}
