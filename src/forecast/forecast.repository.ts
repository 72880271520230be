import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { estimatedKm } from '../organisations/town';
import type { Day } from '../shared/day';
import type { DayExceptions } from '../shared/term';
import type { ChargedGroup, ClaimGroup, DayGroup, StandingBooking } from './day-group';

/** The days that figures are about; open where an end is missing. */
export interface DaySpan {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

const dims = `agreement_id AS "agreementId", term_id AS "termId", unit_id AS "unitId", host_id AS "hostId", university_id AS "universityId", course_id AS "courseId",
  specialty, abroad, first_day::text AS "firstDay"`;

const served = `SELECT ${dims}, day::text AS day, stage, status, half_days AS "halfDays", count, hours, visits FROM served_days($1, $2)`;

const charged = `
  SELECT ${dims}, leg_id AS "legId", kind, creditor_id AS "creditorId", debtor_id AS "debtorId", day::text AS day, rate_id AS "rateId", rate_ore AS "rateOre",
    per_units AS "perUnits", units FROM charged_days($1, $2)`;

const claimed = `
  SELECT ${dims}, kind, day::text AS day, state, advanced_by AS "advancedBy", billed, ore, count FROM claimed_days($1, $2)`;

const standing = `
  SELECT ${dims}, last_day::text AS "lastDay", days, days_per_week AS "daysPerWeek", off_days AS "offDays", recorded::text[] AS recorded, claimed,
    term_last_day::text AS "termLastDay", km, minutes, same_town AS "sameTown",
    jsonb_build_object('latitude', study_latitude, 'longitude', study_longitude) AS study, jsonb_build_object('latitude', unit_latitude, 'longitude', unit_longitude) AS unit
  FROM standing_bookings($1)`;

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

type StandingRow = Omit<StandingBooking, 'km' | 'minutes'> & { km: number | null; minutes: number | null; sameTown: boolean; study: Place; unit: Place };

const travelled = ({ km, minutes, sameTown, study, unit, ...booking }: StandingRow): StandingBooking => {
  if (km !== null) return { ...booking, km, minutes: minutes ?? undefined };
  return { ...booking, km: sameTown ? 0 : estimatedKm(study, unit), minutes: sameTown ? 0 : undefined };
};

/** Sums of days and money that the acting party may follow; the database's functions decide which. */
@Injectable()
export class ForecastRepository {
  served = (em: EntityManager, { from, to }: DaySpan): Promise<DayGroup[]> => em.query(served, [from ?? null, to ?? null]);

  async charged(em: EntityManager, { from, to }: DaySpan): Promise<ChargedGroup[]> {
    const rows = await em.query<(Omit<ChargedGroup, 'rateOre'> & { rateOre: string })[]>(charged, [from ?? null, to ?? null]);
    return rows.map((row) => ({ ...row, rateOre: BigInt(row.rateOre) }));
  }

  async claimed(em: EntityManager, { from, to }: DaySpan): Promise<ClaimGroup[]> {
    const rows = await em.query<(Omit<ClaimGroup, 'ore'> & { ore: string })[]>(claimed, [from ?? null, to ?? null]);
    return rows.map((row) => ({ ...row, ore: BigInt(row.ore) }));
  }

  /** Placements that hold and end on the day or later. */
  async standing(em: EntityManager, from: Day): Promise<StandingBooking[]> {
    return (await em.query<StandingRow[]>(standing, [from])).map(travelled);
  }

  async dayExceptions(em: EntityManager): Promise<DayExceptions> {
    const rows = await em.query<{ day: Day; kind: 'closed' | 'open' }[]>('SELECT day::text AS day, kind FROM day_exceptions');
    return new Map(rows.map((row) => [row.day, row.kind]));
  }
}
