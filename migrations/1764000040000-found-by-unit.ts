import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each booking asks for its unit's closures and supervisors: found without reading everybody's. */
export class FoundByUnit1764000040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX closures_of_unit ON closures (unit_id);
      CREATE INDEX supervisors_of_unit ON supervisors (unit_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX supervisors_of_unit, closures_of_unit');
  }
}
