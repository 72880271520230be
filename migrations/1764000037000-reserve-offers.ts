import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places that were given back, whom they have been offered to in turn, and how each answered. */
export class ReserveOffers1764000037000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agreements
        -- For how long a freed place is offered to each reserve.
        ADD COLUMN offer_hours int NOT NULL DEFAULT 48 CHECK (offer_hours BETWEEN 1 AND 720),
        -- From so many weeks before the placement students enrolled abroad need not wait for the term's round.
        ADD COLUMN abroad_weeks_before int NOT NULL DEFAULT 0 CHECK (abroad_weeks_before BETWEEN 0 AND 52);

      -- A place that a booking gave back, and what has become of it. One for each booking: it is dealt with once.
      CREATE TABLE freed_places (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        booking_id uuid NOT NULL UNIQUE REFERENCES bookings,
        university_id uuid NOT NULL REFERENCES organisations,
        term_id uuid NOT NULL REFERENCES terms,
        -- Offered: a reserve has yet to answer. Accepted: one has. Left: no reserve is left, anybody may have it. Gone: somebody else had it first.
        state text NOT NULL CHECK (state IN ('offered', 'accepted', 'left', 'gone')),
        freed_at timestamptz NOT NULL,
        settled_at timestamptz,
        CHECK ((state = 'offered') = (settled_at IS NULL))
      );
      CREATE INDEX freed_places_of_term ON freed_places (term_id, university_id);

      CREATE TABLE reserve_offers (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        freed_place_id uuid NOT NULL REFERENCES freed_places,
        -- 1 for the first who is asked.
        turn int NOT NULL CHECK (turn >= 1),
        reserve_id uuid NOT NULL REFERENCES reserves,
        student_id uuid NOT NULL REFERENCES students,
        -- Holds the place while she thinks.
        booking_id uuid NOT NULL UNIQUE REFERENCES bookings,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'lapsed', 'withdrawn')),
        offered_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        answered_at timestamptz,
        answered_by text,
        UNIQUE (freed_place_id, turn),
        UNIQUE (freed_place_id, reserve_id),
        CHECK (expires_at > offered_at),
        CHECK ((state = 'open') = (answered_at IS NULL))
      );
      CREATE UNIQUE INDEX one_open_offer ON reserve_offers (freed_place_id) WHERE state = 'open';
      CREATE INDEX reserve_offers_of_student ON reserve_offers (student_id);

      SELECT close_table('freed_places'), close_table('reserve_offers');
      SELECT open_to_read('freed_places', $$ acting_role() = 'coordinator' AND university_id = acting_organisation() $$);
      SELECT open_to_read('reserve_offers', $$ CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        WHEN 'coordinator' THEN is_own_student(student_id) ELSE false END $$);
      REVOKE DELETE ON freed_places, reserve_offers FROM vilplats_system;

      -- Whom a booking was for is told to both sides, also once she no longer comes and her own row is the university's alone.
      CREATE FUNCTION student_code(student uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
        $$ SELECT s.code FROM students s WHERE s.id = student $$;
      GRANT USAGE, CREATE ON SCHEMA public TO vilplats_policy;
      ALTER FUNCTION student_code(uuid) OWNER TO vilplats_policy;
      REVOKE CREATE ON SCHEMA public FROM vilplats_policy;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION student_code(uuid);
      DROP TABLE reserve_offers, freed_places;
      ALTER TABLE agreements DROP COLUMN offer_hours, DROP COLUMN abroad_weeks_before;
    `);
  }
}
