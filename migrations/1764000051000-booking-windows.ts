import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The days on which places may be asked for by hand under an agreement, term by term; without a window they may at any time. */
export class BookingWindows1764000051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE booking_windows (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        agreement_id uuid NOT NULL REFERENCES agreements,
        term_id uuid NOT NULL REFERENCES terms,
        first_day date NOT NULL,
        last_day date NOT NULL,
        version int NOT NULL DEFAULT 1,
        CHECK (last_day >= first_day),
        UNIQUE (term_id, agreement_id)
      );
      CREATE INDEX booking_windows_of ON booking_windows (agreement_id);

      -- Whoever decides on the agreement sets them, which the system sees to.
      SELECT close_table('booking_windows');
      SELECT open_to_read('booking_windows', 'is_party_to(agreement_id)');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE booking_windows');
  }
}
