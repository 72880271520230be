import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of the house's own, which sign links; and how often somebody has come to an address that is open to all. */
export class SigningKeys1764000048100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE signing_keys (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        secret bytea NOT NULL CHECK (octet_length(secret) = 32),
        made_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE visits (
        key text NOT NULL,
        since timestamptz NOT NULL,
        visits int NOT NULL CHECK (visits > 0),
        PRIMARY KEY (key, since)
      );
      SELECT close_table('signing_keys'), close_table('visits');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE visits, signing_keys;');
  }
}
