import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Receipts of claims: what they are told to be apart from their content, which is read on its own. */
export class ClaimReceipts1764000044100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE claim_receipts (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        claim_id uuid NOT NULL REFERENCES claims ON DELETE CASCADE,
        number int NOT NULL,
        media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'application/pdf')),
        bytes int NOT NULL CHECK (bytes > 0),
        -- Of what was sent, and of what is kept of it: the same paper is known again also where only its metadata differs.
        sent_sha256 text NOT NULL,
        kept_sha256 text NOT NULL,
        amount_ore bigint NOT NULL CHECK (amount_ore > 0),
        uploaded_at timestamptz NOT NULL DEFAULT now(),
        uploaded_by text NOT NULL,
        uploaded_by_account uuid REFERENCES accounts,
        UNIQUE (claim_id, kept_sha256),
        UNIQUE (claim_id, number)
      );
      CREATE INDEX claim_receipts_sent ON claim_receipts (sent_sha256);
      CREATE INDEX claim_receipts_kept ON claim_receipts (kept_sha256);
      CREATE TABLE claim_receipt_files (
        receipt_id uuid PRIMARY KEY REFERENCES claim_receipts ON DELETE CASCADE,
        content bytea NOT NULL
      );

      -- Papers tell names and addresses: those of a student with protected identity are for her and her university alone.
      CREATE FUNCTION shows_papers(student uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ SELECT EXISTS (SELECT FROM students s WHERE s.id = student AND (NOT s.protected_identity OR s.university_id = acting_organisation())) $$;
      GRANT CREATE ON SCHEMA public TO vilplats_policy;
      ALTER FUNCTION shows_papers(uuid) OWNER TO vilplats_policy;
      REVOKE CREATE ON SCHEMA public FROM vilplats_policy;
      CREATE FUNCTION may_see_papers(claim uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT FROM claims c WHERE c.id = claim AND shows_papers(c.student_id)
          AND (acting_role() <> 'finance' OR c.borne_by_id IS NULL OR acting_organisation() IN (c.borne_by_id, c.paid_by_id) OR is_own_student(c.student_id))) $$;
      SELECT close_table(t) FROM unnest(ARRAY['claim_receipts', 'claim_receipt_files']::regclass[]) t;
      SELECT open_to_read('claim_receipts', 'may_see_papers(claim_id)');
      SELECT open_to_read('claim_receipt_files', 'EXISTS (SELECT FROM claim_receipts r WHERE r.id = receipt_id)');
      REVOKE UPDATE ON claim_receipts, claim_receipt_files FROM vilplats_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE claim_receipt_files, claim_receipts;
      DROP FUNCTION may_see_papers(uuid), shows_papers(uuid);
    `);
  }
}
