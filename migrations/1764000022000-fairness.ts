import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What students bear from term to term, how their universities weigh it, and whose turn it was in each published run. */
export class Fairness1764000022000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A university's choice for one term, or without a term for all terms that have none of their own.
      CREATE TABLE fairness_policies (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        university_id uuid NOT NULL REFERENCES organisations,
        term_id uuid REFERENCES terms,
        commuting_km int NOT NULL CHECK (commuting_km BETWEEN 0 AND 3000),
        distance int NOT NULL CHECK (distance BETWEEN 0 AND 1000),
        housing_km int NOT NULL CHECK (housing_km BETWEEN 0 AND 3000),
        night int NOT NULL CHECK (night BETWEEN 0 AND 1000),
        wish_step int NOT NULL CHECK (wish_step BETWEEN 0 AND 1000),
        unwished int NOT NULL CHECK (unwished BETWEEN 0 AND 1000),
        unplaced int NOT NULL CHECK (unplaced BETWEEN 0 AND 1000),
        keep int NOT NULL CHECK (keep BETWEEN 0 AND 100),
        queue_order text NOT NULL CHECK (queue_order IN ('lottery', 'ledger')),
        leximin boolean NOT NULL,
        UNIQUE NULLS NOT DISTINCT (university_id, term_id)
      );
      SELECT count_versions('fairness_policies');

      -- How each block of a published term turned out: facts that any policy can weigh anew.
      CREATE TABLE ledger_lines (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        enrolment_id uuid NOT NULL REFERENCES enrolments ON DELETE CASCADE,
        requirement_id uuid NOT NULL REFERENCES requirements ON DELETE CASCADE,
        student_id uuid NOT NULL REFERENCES students ON DELETE CASCADE,
        term_id uuid NOT NULL REFERENCES terms,
        unit_id uuid REFERENCES units,
        km int NOT NULL CHECK (km >= 0),
        weeks int NOT NULL CHECK (weeks >= 1),
        days_per_week int NOT NULL CHECK (days_per_week BETWEEN 1 AND 5),
        wishes int NOT NULL CHECK (wishes >= 0),
        wish_met int CHECK (wish_met >= 1),
        UNIQUE (enrolment_id, requirement_id)
      );
      CREATE INDEX ledger_lines_of_student ON ledger_lines (student_id);
      CREATE INDEX ledger_lines_of_term ON ledger_lines (term_id);

      -- The queue of a published run: the draw, what came before it, and what was left when it was her turn.
      CREATE TABLE turns (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        run_id uuid NOT NULL REFERENCES allocation_runs,
        enrolment_id uuid NOT NULL REFERENCES enrolments ON DELETE CASCADE,
        requirement_id uuid NOT NULL REFERENCES requirements ON DELETE CASCADE,
        student_id uuid NOT NULL REFERENCES students ON DELETE CASCADE,
        tier int NOT NULL CHECK (tier >= 1),
        carried int NOT NULL CHECK (carried >= 0),
        lot bigint NOT NULL CHECK (lot >= 0),
        position int NOT NULL CHECK (position >= 1),
        queue int NOT NULL CHECK (queue >= position),
        town_id uuid REFERENCES towns,
        unit_id uuid REFERENCES units,
        seats int NOT NULL CHECK (seats >= 0),
        seats_left int NOT NULL CHECK (seats_left BETWEEN 0 AND seats),
        placed boolean NOT NULL,
        UNIQUE (run_id, enrolment_id, requirement_id)
      );
      CREATE INDEX turns_of_student ON turns (student_id);

      SELECT close_table(t) FROM unnest(ARRAY['fairness_policies', 'ledger_lines', 'turns']::regclass[]) t;
      SELECT open_to_write('fairness_policies', $$ acting_role() = 'coordinator' AND university_id = acting_organisation() $$);
      -- The rules that a student is weighed by are hers to read.
      CREATE POLICY student_reads ON fairness_policies FOR SELECT TO vilplats_party
        USING (acting_role() = 'student' AND university_id = acting_organisation());
      SELECT open_to_read(t, $$ CASE acting_role()
        WHEN 'student' THEN student_id = acting_student()
        WHEN 'coordinator' THEN is_own_student(student_id) ELSE false END $$) FROM unnest(ARRAY['ledger_lines', 'turns']::regclass[]) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE turns, ledger_lines, fairness_policies');
  }
}
