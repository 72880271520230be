import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What courses, students and home clinics ask of placements beside time and place: weekdays, distance, the same unit again, weeks between and away. */
export class PlacementRules1764000026000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION are_weekdays(days int[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS
        $$ SELECT days <@ ARRAY[1, 2, 3, 4, 5] AND cardinality(days) = (SELECT count(DISTINCT d) FROM unnest(days) d) $$;
      -- Weekdays without placement: those at the home clinic, and those outside the block's own pattern.
      CREATE FUNCTION off_weekdays(pattern int[], home int[]) RETURNS int[] LANGUAGE sql IMMUTABLE AS
        $$ SELECT coalesce(array_agg(d), '{}') FROM generate_series(1, 5) d WHERE d = ANY (home) OR (pattern <> '{}' AND NOT d = ANY (pattern)) $$;

      ALTER TABLE requirements
        ADD weekdays int[] NOT NULL DEFAULT '{}' CHECK (are_weekdays(weekdays)),
        ADD same_unit boolean NOT NULL DEFAULT false,
        ADD min_gap_weeks int CHECK (min_gap_weeks BETWEEN 0 AND 60),
        ADD max_gap_weeks int CHECK (max_gap_weeks BETWEEN 0 AND 60),
        ADD CHECK (weekdays = '{}' OR days <= window_weeks * cardinality(weekdays)),
        ADD CHECK (min_gap_weeks <= max_gap_weeks),
        ADD CHECK (in_order OR (min_gap_weeks IS NULL AND max_gap_weeks IS NULL));
      ALTER TABLE courses
        ADD away_over_km int CHECK (away_over_km BETWEEN 0 AND 2000),
        ADD away_min_weeks int CHECK (away_min_weeks BETWEEN 0 AND 60),
        ADD away_max_weeks int CHECK (away_max_weeks BETWEEN 0 AND 60),
        ADD CHECK (away_min_weeks <= away_max_weeks),
        ADD CHECK (away_over_km IS NOT NULL OR (away_min_weeks IS NULL AND away_max_weeks IS NULL));
      ALTER TABLE students ADD commute_km int CHECK (commute_km BETWEEN 0 AND 2000);
      ALTER TABLE enrolments ADD home_days int[] NOT NULL DEFAULT '{}' CHECK (are_weekdays(home_days));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE enrolments DROP home_days;
      ALTER TABLE students DROP commute_km;
      ALTER TABLE courses DROP away_over_km, DROP away_min_weeks, DROP away_max_weeks;
      ALTER TABLE requirements DROP weekdays, DROP same_unit, DROP min_gap_weeks, DROP max_gap_weeks;
      DROP FUNCTION off_weekdays(int[], int[]), are_weekdays(int[]);
    `);
  }
}
