import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Universities ask for places, hosts answer within a time that the agreement sets, with or without an account. */
export class Requests1764000036000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agreements
        ADD answer_days int NOT NULL DEFAULT 14 CHECK (answer_days BETWEEN 1 AND 365),
        ADD reminder_days_before int NOT NULL DEFAULT 3 CHECK (reminder_days_before BETWEEN 0 AND 364),
        ADD escalation text NOT NULL DEFAULT 'region' CHECK (escalation IN ('none', 'region'));

      -- Places asked for, for one student or many of a course: at a unit, or at one that the host's region is to choose.
      CREATE TABLE place_requests (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        university_id uuid NOT NULL REFERENCES organisations,
        host_id uuid NOT NULL REFERENCES organisations,
        unit_id uuid REFERENCES units,
        term_id uuid NOT NULL REFERENCES terms,
        course_id uuid NOT NULL REFERENCES courses,
        requirement_id uuid NOT NULL REFERENCES requirements,
        first_day date NOT NULL CHECK (extract(isodow FROM first_day) = 1),
        message text NOT NULL DEFAULT '',
        asked_by text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX place_requests_of_university ON place_requests (university_id, term_id);
      CREATE INDEX place_requests_of_host ON place_requests (host_id, term_id);

      -- Each student of a request. An outcome that her booking tells by its state is not written here.
      CREATE TABLE request_items (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        request_id uuid NOT NULL REFERENCES place_requests,
        enrolment_id uuid NOT NULL REFERENCES enrolments,
        booking_id uuid REFERENCES bookings,
        outcome text CHECK (outcome IN ('accepted', 'declined', 'lapsed', 'withdrawn', 'refused')),
        reason text NOT NULL DEFAULT '',
        UNIQUE (request_id, enrolment_id)
      );
      CREATE INDEX request_items_of_enrolment ON request_items (enrolment_id);
      CREATE INDEX request_items_of_booking ON request_items (booking_id);

      -- What a host has been asked and until when: about a booking, or about a student for whom it is to choose a unit.
      CREATE TABLE host_answers (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        booking_id uuid REFERENCES bookings,
        item_id uuid REFERENCES request_items,
        university_id uuid NOT NULL REFERENCES organisations,
        host_id uuid NOT NULL REFERENCES organisations,
        unit_id uuid REFERENCES units,
        agreement_id uuid NOT NULL REFERENCES agreements,
        term_id uuid NOT NULL REFERENCES terms,
        requirement_id uuid NOT NULL REFERENCES requirements,
        first_day date NOT NULL,
        last_day date NOT NULL,
        asked_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        -- Since when the region's coordinator has it, because the unit did not answer.
        escalated_at timestamptz,
        outcome text CHECK (outcome IN ('accepted', 'declined', 'redirected', 'lapsed', 'settled')),
        reason_code text CHECK (reason_code IN ('staff_shortage', 'no_supervisor', 'reorganisation', 'wrong_level', 'other')),
        note text NOT NULL DEFAULT '',
        supervisor_id uuid REFERENCES supervisors ON DELETE SET NULL,
        answered_by text,
        answered_at timestamptz,
        CHECK (num_nonnulls(booking_id, item_id) >= 1),
        CHECK ((booking_id IS NULL) = (unit_id IS NULL)),
        CHECK (due_at > asked_at),
        CHECK ((outcome IS NULL) = (answered_at IS NULL)),
        CHECK (outcome <> 'declined' OR reason_code IS NOT NULL)
      );
      CREATE UNIQUE INDEX one_open_answer_of_booking ON host_answers (booking_id) WHERE outcome IS NULL;
      CREATE UNIQUE INDEX one_open_answer_of_item ON host_answers (item_id) WHERE outcome IS NULL AND booking_id IS NULL;
      CREATE INDEX open_answers_of_host ON host_answers (host_id, due_at) WHERE outcome IS NULL;
      CREATE INDEX open_answers_of_university ON host_answers (university_id, due_at) WHERE outcome IS NULL;
      CREATE INDEX host_answers_of_supervisor ON host_answers (supervisor_id) WHERE supervisor_id IS NOT NULL;

      -- A way to answer without an account. The signature is made anew from these columns, and stands nowhere.
      CREATE TABLE answer_links (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        unit_id uuid NOT NULL REFERENCES units,
        organisation_id uuid NOT NULL REFERENCES organisations,
        booking_ids uuid[] NOT NULL CHECK (cardinality(booking_ids) BETWEEN 1 AND 500),
        nonce text NOT NULL,
        expires_at timestamptz NOT NULL,
        made_by text NOT NULL,
        account_id uuid REFERENCES accounts,
        created_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz,
        CHECK (expires_at > created_at)
      );

      SELECT close_table(t) FROM unnest(ARRAY['place_requests', 'request_items', 'host_answers', 'answer_links']::regclass[]) t;
      CREATE FUNCTION acts_in_requests() RETURNS boolean LANGUAGE sql STABLE AS
        $$ SELECT acting_role() IN ('coordinator', 'region_coordinator', 'host', 'admin') $$;
      SELECT open_to_read(t, 'acts_in_requests() AND acting_organisation() IN (university_id, host_id)') FROM unnest(ARRAY['place_requests', 'host_answers']::regclass[]) t;
      -- Why the rules refuse a student is for her university to know.
      SELECT open_to_read('request_items', $$ EXISTS (SELECT FROM place_requests r WHERE r.id = request_id
        AND (r.university_id = acting_organisation() OR outcome IS DISTINCT FROM 'refused')) $$);
      SELECT open_to_read('answer_links', $$ acting_role() IN ('coordinator', 'region_coordinator', 'admin') AND organisation_id = acting_organisation() $$);
      REVOKE DELETE ON place_requests, request_items, host_answers, answer_links FROM vilplats_system;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE answer_links, host_answers, request_items, place_requests;
      DROP FUNCTION acts_in_requests();
      ALTER TABLE agreements DROP answer_days, DROP reminder_days_before, DROP escalation;
    `);
  }
}
