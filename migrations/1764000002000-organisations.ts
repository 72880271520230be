import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who takes part, where they are, and the clinics that receive students. */
export class Organisations1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisations (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('university', 'region', 'municipality', 'private')),
        name text NOT NULL,
        organisation_number text NOT NULL CHECK (organisation_number ~ '^[0-9]{10}$'),
        county_code text CHECK (county_code ~ '^[0-9]{2}$'),
        alf boolean NOT NULL DEFAULT false,
        street text NOT NULL DEFAULT '',
        postal_code text NOT NULL DEFAULT '',
        city text NOT NULL DEFAULT '',
        bankgiro text CHECK (bankgiro ~ '^[0-9]{7,8}$'),
        buyer_reference text,
        reference_pattern text,
        cost_per_day_ore bigint CHECK (cost_per_day_ore >= 0),
        CHECK (kind <> 'region' OR county_code IS NOT NULL),
        CHECK (NOT alf OR kind = 'region')
      );
      CREATE UNIQUE INDEX one_region_per_county ON organisations (county_code) WHERE kind = 'region';

      CREATE TABLE towns (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        name text NOT NULL,
        county_code text NOT NULL CHECK (county_code ~ '^[0-9]{2}$'),
        latitude numeric(8, 5) NOT NULL CHECK (latitude BETWEEN -90 AND 90),
        longitude numeric(8, 5) NOT NULL CHECK (longitude BETWEEN -180 AND 180)
      );
      CREATE TABLE travel_times (
        from_town_id uuid NOT NULL REFERENCES towns,
        to_town_id uuid NOT NULL REFERENCES towns,
        km int NOT NULL CHECK (km >= 0),
        minutes int NOT NULL CHECK (minutes >= 0),
        PRIMARY KEY (from_town_id, to_town_id),
        CHECK (from_town_id <> to_town_id)
      );

      CREATE TABLE specialties (code text PRIMARY KEY, name text NOT NULL);

      CREATE TABLE units (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        code text NOT NULL UNIQUE,
        organisation_id uuid NOT NULL REFERENCES organisations,
        town_id uuid NOT NULL REFERENCES towns,
        name text NOT NULL,
        hsa_id text NOT NULL UNIQUE CHECK (hsa_id ~ '^SE[0-9]{10}-[A-Za-z0-9]+$'),
        booking_model text NOT NULL CHECK (booking_model IN ('regulated', 'first_come', 'mixed'))
      );
      CREATE TABLE unit_specialties (
        unit_id uuid NOT NULL REFERENCES units ON DELETE CASCADE,
        specialty text NOT NULL REFERENCES specialties,
        PRIMARY KEY (unit_id, specialty)
      );

      SELECT close_table(t), open_to_read(t)
        FROM unnest(ARRAY['organisations', 'towns', 'travel_times', 'specialties', 'units', 'unit_specialties']::regclass[]) t;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE unit_specialties, units, specialties, travel_times, towns, organisations');
  }
}
