import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements: parties, programmes, quotas, priority orders, rule sets, and the legs along which money runs, with their rates. */
export class Agreements1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rule_sets (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('housing', 'travel')),
        name text NOT NULL,
        over_km int CHECK (over_km >= 0),
        over_minutes int CHECK (over_minutes >= 0),
        cap_per_week_ore bigint CHECK (cap_per_week_ore >= 0),
        cap_per_night_ore bigint CHECK (cap_per_night_ore >= 0),
        cap_per_month_ore bigint CHECK (cap_per_month_ore >= 0),
        cap_total_ore bigint CHECK (cap_total_ore >= 0),
        own_share_ore bigint NOT NULL DEFAULT 0 CHECK (own_share_ore >= 0),
        percent int NOT NULL DEFAULT 100 CHECK (percent BETWEEN 0 AND 100),
        family_home boolean NOT NULL DEFAULT false,
        days_after_term int NOT NULL DEFAULT 0 CHECK (days_after_term >= 0)
      );

      CREATE TABLE agreements (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        number text NOT NULL,
        name text NOT NULL,
        parent_id uuid REFERENCES agreements,
        valid_from date NOT NULL,
        valid_to date,
        withdrawn_on date,
        funding text NOT NULL CHECK (funding IN ('alf', 'vulf', 'vfu', 'backpack', 'bilateral', 'none')),
        booking_model text NOT NULL CHECK (booking_model IN ('regulated', 'first_come', 'mixed')),
        absence text NOT NULL DEFAULT 'certified_only' CHECK (absence IN ('certified_only', 'notified_paid', 'as_scheduled')),
        publish_weeks_before int NOT NULL DEFAULT 8 CHECK (publish_weeks_before >= 0),
        housing_rule_set_id uuid REFERENCES rule_sets,
        travel_rule_set_id uuid REFERENCES rule_sets,
        -- From this day on, service days of placements under this agreement are settled under the successor.
        successor_id uuid REFERENCES agreements,
        succeeded_from date,
        CHECK (valid_to >= valid_from),
        CHECK (successor_id <> id),
        CHECK ((successor_id IS NULL) = (succeeded_from IS NULL))
      );
      CREATE TABLE agreement_parties (
        agreement_id uuid NOT NULL REFERENCES agreements ON DELETE CASCADE,
        organisation_id uuid NOT NULL REFERENCES organisations,
        role text NOT NULL CHECK (role IN ('owner', 'mediator', 'host', 'cooperating')),
        PRIMARY KEY (agreement_id, organisation_id, role)
      );
      CREATE UNIQUE INDEX one_mediator ON agreement_parties (agreement_id) WHERE role = 'mediator';
      CREATE TABLE agreement_programmes (
        agreement_id uuid NOT NULL REFERENCES agreements ON DELETE CASCADE,
        programme_id uuid NOT NULL REFERENCES programmes,
        PRIMARY KEY (agreement_id, programme_id)
      );
      CREATE TABLE priority_tiers (
        agreement_id uuid NOT NULL REFERENCES agreements ON DELETE CASCADE,
        tier int NOT NULL CHECK (tier BETWEEN 1 AND 20),
        criterion text NOT NULL CHECK (criterion IN ('special_reason', 'parent', 'doctoral_student', 'teaching_assistant',
          'owner', 'cooperating', 'distance', 'lives_in_region', 'enrolled_abroad', 'everyone')),
        PRIMARY KEY (agreement_id, criterion)
      );

      -- Guarded counter of placements per agreement and term, in a town, a host organisation or both, for one course or all.
      CREATE TABLE quotas (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        agreement_id uuid NOT NULL REFERENCES agreements,
        term_id uuid NOT NULL REFERENCES terms,
        town_id uuid REFERENCES towns,
        host_id uuid REFERENCES organisations,
        course_id uuid REFERENCES courses,
        places int NOT NULL CHECK (places >= 0),
        overridden int NOT NULL DEFAULT 0 CHECK (overridden >= 0),
        taken int NOT NULL DEFAULT 0,
        CONSTRAINT quota_not_exceeded CHECK (taken BETWEEN 0 AND places + overridden)
      );
      CREATE TABLE quota_overrides (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        quota_id uuid NOT NULL REFERENCES quotas,
        places int NOT NULL CHECK (places >= 1),
        account_id uuid REFERENCES accounts,
        reason text NOT NULL CHECK (length(trim(reason)) >= 5),
        at timestamptz NOT NULL DEFAULT now()
      );

      -- A leg: one kind of cost, from a creditor to a debtor, each a named organisation or a role in the agreement.
      CREATE TABLE legs (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        agreement_id uuid NOT NULL REFERENCES agreements,
        kind text NOT NULL CHECK (kind IN ('teaching', 'housing', 'travel')),
        creditor_id uuid REFERENCES organisations,
        creditor_role text CHECK (creditor_role IN ('owner', 'mediator', 'host')),
        debtor_id uuid REFERENCES organisations,
        debtor_role text CHECK (debtor_role IN ('owner', 'mediator', 'host')),
        rates_from_leg_id uuid REFERENCES legs,
        vat_category text NOT NULL CHECK (vat_category IN ('O', 'E', 'S')),
        vat_decided_by text NOT NULL,
        vat_reason text NOT NULL,
        period text NOT NULL CHECK (period IN ('month', 'four_months', 'term')),
        days_net int NOT NULL DEFAULT 30 CHECK (days_net BETWEEN 0 AND 120),
        series text NOT NULL CHECK (series ~ '^[A-Z0-9-]{1,12}$'),
        whole_kronor boolean NOT NULL DEFAULT false,
        CHECK (num_nonnulls(creditor_id, creditor_role) = 1),
        CHECK (num_nonnulls(debtor_id, debtor_role) = 1)
      );
      CREATE TABLE rates (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        leg_id uuid NOT NULL REFERENCES legs,
        valid daterange NOT NULL CHECK (NOT isempty(valid) AND NOT lower_inf(valid)),
        amount_ore bigint NOT NULL CHECK (amount_ore >= 0),
        unit text NOT NULL CHECK (unit IN ('half_day', 'day', 'week', 'none')),
        status text NOT NULL CHECK (status IN ('preliminary', 'decided')),
        decision text NOT NULL,
        CONSTRAINT one_rate_per_leg_and_day EXCLUDE USING gist (leg_id WITH =, valid WITH &&)
      );

      SELECT close_table(t)
        FROM unnest(ARRAY['rule_sets', 'agreements', 'agreement_parties', 'agreement_programmes', 'priority_tiers', 'quotas', 'quota_overrides', 'legs', 'rates']::regclass[]) t;
      CREATE FUNCTION is_party_to(agreement uuid) RETURNS boolean LANGUAGE sql STABLE AS
        $$ SELECT EXISTS (SELECT FROM agreement_parties p WHERE p.agreement_id = agreement AND p.organisation_id = acting_organisation()) $$;
      SELECT open_to_read('rule_sets'), open_to_read('agreement_parties'), open_to_read('agreements', 'is_party_to(id)');
      SELECT open_to_read(t, 'is_party_to(agreement_id)') FROM unnest(ARRAY['agreement_programmes', 'priority_tiers', 'legs']::regclass[]) t;
      SELECT open_to_write('quotas', 'is_party_to(agreement_id)');
      SELECT open_to_write('quota_overrides', 'EXISTS (SELECT FROM quotas q WHERE q.id = quota_id)');
      SELECT open_to_read('rates', 'EXISTS (SELECT FROM legs l WHERE l.id = leg_id OR l.rates_from_leg_id = leg_id)');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE rates, legs, quota_overrides, quotas, priority_tiers, agreement_programmes, agreement_parties, agreements, rule_sets;
      DROP FUNCTION is_party_to(uuid);
    `);
  }
}
