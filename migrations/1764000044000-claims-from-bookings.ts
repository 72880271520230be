import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims are born from placements, completed by students, sent back, and decided by somebody else than who handed them in. */
export class ClaimsFromBookings1764000044000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE claims DROP CONSTRAINT claims_state_check, DROP CONSTRAINT claims_check1;
      ALTER TABLE claims ALTER COLUMN submitted_on DROP NOT NULL,
        ADD CONSTRAINT claims_state_check CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'refused')),
        ADD CONSTRAINT amount_when_decided CHECK ((state IN ('draft', 'submitted', 'returned')) = (approved_ore IS NULL)),
        -- The first day on which it was handed in, and the day on which a case was opened for it: either keeps the right past the deadline.
        ADD COLUMN first_submitted_on date,
        ADD COLUMN case_opened_on date,
        ADD COLUMN case_reason text,
        -- Whether anything but the placement has said what it is for.
        ADD COLUMN edited boolean NOT NULL DEFAULT false,
        ADD COLUMN submitted_by text,
        ADD COLUMN submitted_by_account uuid REFERENCES accounts,
        ADD COLUMN decided_by_account uuid REFERENCES accounts,
        -- Which of those who share a home she was, and what the rule proposed, when it was decided, and who bears it and pays back whoever paid first.
        ADD COLUMN share_index int,
        ADD COLUMN proposed_ore bigint CHECK (proposed_ore >= 0),
        ADD COLUMN borne_by_id uuid REFERENCES organisations,
        ADD COLUMN paid_by_id uuid REFERENCES organisations,
        ADD CONSTRAINT submitted_some_day CHECK (state = 'draft' OR submitted_on IS NOT NULL),
        ADD CONSTRAINT case_with_reason CHECK ((case_opened_on IS NULL) = (case_reason IS NULL)),
        ADD CONSTRAINT decided_by_another CHECK (decided_by_account <> submitted_by_account);
      SELECT count_versions('claims');
      CREATE UNIQUE INDEX one_draft_of_a_kind ON claims (booking_id, kind) WHERE state = 'draft';
      CREATE INDEX claims_of_booking ON claims (booking_id);
      CREATE INDEX claims_of_student ON claims (student_id);
      CREATE INDEX claims_waiting ON claims (submitted_on) WHERE state = 'submitted';

      -- What a student has not handed in is for her and her university alone; who bears or pays sees it wherever the placement is.
      DROP POLICY party_writes ON claims;
      CREATE FUNCTION may_see_claim(student uuid, booking uuid, state text, borne_by uuid, paid_by uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT CASE acting_role()
          WHEN 'student' THEN student = acting_student()
          WHEN 'coordinator' THEN is_own_student(student)
          WHEN 'finance' THEN state <> 'draft' AND (acting_organisation() IN (borne_by, paid_by) OR EXISTS (SELECT FROM bookings b WHERE b.id = booking))
          ELSE false END $$;
      CREATE POLICY party_writes ON claims TO vilplats_party USING (may_see_claim(student_id, booking_id, state, borne_by_id, paid_by_id))
        WITH CHECK (may_see_claim(student_id, booking_id, state, borne_by_id, paid_by_id));

      -- What became of a claim, step by step; rows are only added.
      CREATE TABLE claim_events (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        claim_id uuid NOT NULL REFERENCES claims ON DELETE CASCADE,
        at timestamptz NOT NULL DEFAULT now(),
        step text NOT NULL CHECK (step IN ('opened', 'completed', 'submitted', 'case_opened', 'returned', 'approved', 'refused')),
        actor text NOT NULL,
        account_id uuid REFERENCES accounts,
        amount_ore bigint,
        note text
      );
      CREATE INDEX claim_events_of_claim ON claim_events (claim_id);
      SELECT close_table('claim_events');
      SELECT open_to_read('claim_events', 'EXISTS (SELECT FROM claims c WHERE c.id = claim_id)');
      REVOKE UPDATE, DELETE ON claim_events FROM vilplats_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE claim_events;
      -- Before this step a claim was handed in or was not there.
      ALTER TABLE claims NO FORCE ROW LEVEL SECURITY;
      DELETE FROM claims WHERE state = 'draft';
      ALTER TABLE claims FORCE ROW LEVEL SECURITY;
      DROP POLICY party_writes ON claims;
      DROP FUNCTION may_see_claim(uuid, uuid, text, uuid, uuid);
      DROP INDEX claims_waiting; DROP INDEX claims_of_student; DROP INDEX claims_of_booking; DROP INDEX one_draft_of_a_kind;
      DROP TRIGGER count_versions ON claims;
      ALTER TABLE claims DROP CONSTRAINT claims_state_check, DROP CONSTRAINT amount_when_decided, DROP CONSTRAINT submitted_some_day,
        DROP CONSTRAINT case_with_reason, DROP CONSTRAINT decided_by_another, DROP COLUMN version,
        DROP COLUMN first_submitted_on, DROP COLUMN case_opened_on, DROP COLUMN case_reason, DROP COLUMN edited, DROP COLUMN submitted_by,
        DROP COLUMN submitted_by_account, DROP COLUMN decided_by_account, DROP COLUMN share_index, DROP COLUMN proposed_ore, DROP COLUMN borne_by_id, DROP COLUMN paid_by_id;
      ALTER TABLE claims NO FORCE ROW LEVEL SECURITY;
      UPDATE claims SET state = 'submitted' WHERE state = 'returned';
      ALTER TABLE claims FORCE ROW LEVEL SECURITY;
      ALTER TABLE claims ALTER COLUMN submitted_on SET NOT NULL,
        ADD CONSTRAINT claims_state_check CHECK (state IN ('submitted', 'approved', 'refused')),
        ADD CONSTRAINT claims_check1 CHECK ((state = 'submitted') = (approved_ore IS NULL));
      SELECT open_to_write('claims', $$ CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        WHEN 'coordinator' THEN is_own_student(student_id)
        WHEN 'finance' THEN EXISTS (SELECT FROM bookings b WHERE b.id = booking_id)
        ELSE false END $$);
      REVOKE DELETE ON claims FROM vilplats_party;
    `);
  }
}
