import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Windows in which students may exchange published placements, what they wish, and the rings found among them. Nobody but the student reads whose a wish is. */
export class Swaps1764000039000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whether the unit is asked before students who come to it are exchanged.
      ALTER TABLE units ADD COLUMN asks_at_swaps boolean NOT NULL DEFAULT true;

      CREATE TABLE swap_windows (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        university_id uuid NOT NULL REFERENCES organisations,
        term_id uuid NOT NULL REFERENCES terms,
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        longest_ring int NOT NULL CHECK (longest_ring BETWEEN 2 AND 8),
        answer_hours int NOT NULL CHECK (answer_hours BETWEEN 1 AND 720),
        host_answer_hours int NOT NULL CHECK (host_answer_hours BETWEEN 1 AND 720),
        search_every_hours int NOT NULL CHECK (search_every_hours BETWEEN 1 AND 720),
        seed bigint NOT NULL CHECK (seed >= 0),
        next_search_at timestamptz,
        closed_at timestamptz,
        version int NOT NULL DEFAULT 1,
        CHECK (closes_at > opens_at),
        CONSTRAINT one_swap_window_at_a_time EXCLUDE USING gist (university_id WITH =, term_id WITH =, tstzrange(opens_at, closes_at) WITH &&)
      );

      CREATE TABLE swap_wishes (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        window_id uuid NOT NULL REFERENCES swap_windows,
        student_id uuid NOT NULL REFERENCES students,
        booking_id uuid NOT NULL REFERENCES bookings,
        same_weeks boolean NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'withdrawn', 'fulfilled', 'lapsed')),
        created_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        CHECK ((state = 'open') = (ended_at IS NULL))
      );
      CREATE UNIQUE INDEX one_open_swap_wish ON swap_wishes (booking_id) WHERE state = 'open';
      CREATE INDEX swap_wishes_of_window ON swap_wishes (window_id);
      CREATE INDEX swap_wishes_of_student ON swap_wishes (student_id);
      CREATE TABLE swap_wish_places (
        wish_id uuid NOT NULL REFERENCES swap_wishes,
        rank int NOT NULL CHECK (rank BETWEEN 1 AND 10),
        town_id uuid REFERENCES towns,
        unit_id uuid REFERENCES units,
        PRIMARY KEY (wish_id, rank),
        CHECK (num_nonnulls(town_id, unit_id) = 1)
      );

      -- A search, with what it came to.
      CREATE TABLE swap_searches (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        window_id uuid NOT NULL REFERENCES swap_windows,
        state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'done')),
        asked_at timestamptz NOT NULL,
        seed bigint NOT NULL,
        wishes int, exchanges int, candidates int, rings int, students int, points int, up_to int, proven boolean,
        CHECK ((state = 'done') = (num_nulls(wishes, exchanges, candidates, rings, students, points, up_to, proven) = 0))
      );
      CREATE INDEX swap_searches_of_window ON swap_searches (window_id);

      CREATE TABLE swap_rings (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        window_id uuid NOT NULL REFERENCES swap_windows,
        search_id uuid NOT NULL REFERENCES swap_searches,
        state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'hosts', 'carried_out', 'dissolved')),
        students int NOT NULL,
        points int NOT NULL,
        answer_by timestamptz NOT NULL,
        ending text,
        -- Rules that stood against it in the end; they may tell of a student's circumstances, so that no party reads them.
        codes text[] NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        CHECK ((state IN ('asked', 'hosts')) = (ended_at IS NULL)),
        CHECK ((state = 'dissolved') = (ending IS NOT NULL))
      );
      CREATE INDEX swap_rings_of_window ON swap_rings (window_id);

      -- A student's part in a ring: what she gives up, what she would have instead, what she answers.
      CREATE TABLE swap_offers (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        ring_id uuid NOT NULL REFERENCES swap_rings,
        wish_id uuid NOT NULL REFERENCES swap_wishes,
        student_id uuid NOT NULL REFERENCES students,
        booking_id uuid NOT NULL REFERENCES bookings,
        takes_booking_id uuid NOT NULL REFERENCES bookings,
        unit_id uuid NOT NULL REFERENCES units,
        first_day date NOT NULL,
        last_day date NOT NULL,
        rank int NOT NULL,
        answer text NOT NULL DEFAULT 'waiting' CHECK (answer IN ('waiting', 'yes', 'no')),
        answered_at timestamptz,
        -- The exchange is not offered again: she, or the unit, would not have it.
        refused boolean NOT NULL DEFAULT false,
        standing boolean NOT NULL DEFAULT true,
        made_booking_id uuid REFERENCES bookings,
        UNIQUE (ring_id, wish_id)
      );
      CREATE UNIQUE INDEX one_standing_swap_offer ON swap_offers (student_id) WHERE standing;
      CREATE INDEX swap_offers_of_wish ON swap_offers (wish_id);

      -- What a unit is asked about a ring in which students come to it.
      CREATE TABLE swap_questions (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        ring_id uuid NOT NULL REFERENCES swap_rings,
        unit_id uuid NOT NULL REFERENCES units,
        -- Whom the ring brings to the unit: number of the placement that she takes over, weeks, course, university.
        comings jsonb NOT NULL,
        answer text NOT NULL DEFAULT 'waiting' CHECK (answer IN ('waiting', 'yes', 'no')),
        answered_at timestamptz,
        answered_by text,
        UNIQUE (ring_id, unit_id)
      );
      CREATE INDEX swap_questions_of_unit ON swap_questions (unit_id);

      SELECT close_table(t) FROM unnest(ARRAY['swap_windows', 'swap_wishes', 'swap_wish_places', 'swap_searches', 'swap_rings', 'swap_offers', 'swap_questions']::regclass[]) t;
      REVOKE DELETE ON swap_windows, swap_wishes, swap_wish_places, swap_searches, swap_rings, swap_offers, swap_questions FROM vilplats_system;
      SELECT open_to_read('swap_windows', $$ acting_role() IN ('coordinator', 'student') AND university_id = acting_organisation() $$);
      SELECT open_to_read(t, $$ acting_role() = 'student' AND student_id = acting_student() $$) FROM unnest(ARRAY['swap_wishes', 'swap_offers']::regclass[]) t;
      SELECT open_to_read('swap_wish_places', 'EXISTS (SELECT FROM swap_wishes w WHERE w.id = wish_id)');
      SELECT open_to_read('swap_searches', $$ acting_role() = 'coordinator' AND EXISTS (SELECT FROM swap_windows w WHERE w.id = window_id) $$);
      SELECT open_to_read('swap_questions', $$ acting_role() IN ('host', 'region_coordinator', 'admin')
        AND EXISTS (SELECT FROM units u WHERE u.id = unit_id AND u.organisation_id = acting_organisation()) $$);
      -- A ring's own row names nobody.
      SELECT open_to_read('swap_rings', $$ CASE acting_role()
        WHEN 'coordinator' THEN EXISTS (SELECT FROM swap_windows w WHERE w.id = window_id)
        WHEN 'student' THEN EXISTS (SELECT FROM swap_offers o WHERE o.ring_id = swap_rings.id)
        ELSE EXISTS (SELECT FROM swap_questions q WHERE q.ring_id = swap_rings.id) END $$);
      REVOKE SELECT ON swap_rings FROM vilplats_party;
      GRANT SELECT (id, number, window_id, state, students, points, answer_by, ending, created_at, ended_at) ON swap_rings TO vilplats_party;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE swap_questions, swap_offers, swap_rings, swap_searches, swap_wish_places, swap_wishes, swap_windows;
      ALTER TABLE units DROP COLUMN asks_at_swaps;
    `);
  }
}
