import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Level } from '../organisations/unit';
import type { Day } from '../shared/day';
import { periodOf, type WeekSpan } from './carve';
import { stands, type WeekKey } from './reserved.repository';

/** For whose students: one of these. */
export interface Holder {
  readonly universityId: string | null;
  readonly programmeId: string | null;
  readonly agreementId: string | null;
}

/** Places kept for somebody, as they stand. */
export interface StandingReservation extends WeekSpan, Holder {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly unitName: string;
  readonly hostId: string;
  readonly specialty: string;
  readonly level: Level;
  readonly places: number | null;
  readonly share: number | null;
  readonly holder: string;
  /** Universities that may let go of it. */
  readonly universityIds: readonly string[];
  readonly until: Day;
  readonly isReleased: boolean;
}

/** A reservation about to be made. */
export type NewReservation = Pick<StandingReservation, 'unitId' | 'specialty' | 'level' | 'places' | 'share' | 'until'> & WeekSpan & Holder & { readonly note: string };

/** A standing reservation as its unit or its university reads it. */
export interface OwnReservation extends WeekSpan {
  readonly id: string;
  readonly unitName: string;
  readonly town: string;
  readonly holder: string;
  readonly specialty: string;
  readonly specialtyName: string;
  readonly level: Level;
  readonly places: number | null;
  readonly share: number | null;
  readonly until: Day;
}

/** Those that places may be kept for. */
export interface HolderChoice {
  readonly kind: 'university' | 'programme' | 'agreement';
  readonly code: string;
  readonly name: string;
}

const ownReservations = `
  SELECT r.id, u.name AS "unitName", t.name AS town, coalesce(o.name, p.name, 'avtalet ”' || a.name || '”', 'ett avtal') AS holder, r.specialty, s.name AS "specialtyName", r.level,
    r.first_week AS "firstWeek", r.last_week AS "lastWeek", r.places, r.share, r.until::text
  FROM reserved_places r JOIN units u ON u.id = r.unit_id JOIN towns t ON t.id = u.town_id JOIN specialties s ON s.code = r.specialty
    LEFT JOIN organisations o ON o.id = r.university_id LEFT JOIN programmes p ON p.id = r.programme_id LEFT JOIN agreements a ON a.id = r.agreement_id
  WHERE ${stands('r')}`;

/** Places kept for universities, programmes and agreements. */
@Injectable()
export class ReservationsRepository {
  /** Ids of who is named by a code; nothing for codes that nobody in sight has. */
  async holder(em: EntityManager, codes: { readonly university?: string | undefined; readonly programme?: string | undefined; readonly agreement?: string | undefined }): Promise<Holder> {
    const [found] = await em.query<Holder[]>(
      `SELECT (SELECT id FROM organisations WHERE code = $1 AND kind = 'university') AS "universityId", (SELECT id FROM programmes WHERE code = $2) AS "programmeId",
         (SELECT id FROM agreements WHERE code = $3) AS "agreementId"`,
      [codes.university ?? null, codes.programme ?? null, codes.agreement ?? null],
    );
    return found ?? { universityId: null, programmeId: null, agreementId: null };
  }

  /** What is kept for the university's students and stands. */
  async ofUniversity(em: EntityManager, universityId: string): Promise<OwnReservation[]> {
    return em.query<OwnReservation[]>(
      `${ownReservations} AND (r.university_id = $1 OR p.university_id = $1 OR EXISTS (
         SELECT FROM agreement_parties x WHERE x.agreement_id = r.agreement_id AND x.organisation_id = $1 AND x.role = 'owner')) ORDER BY r.first_week, u.name LIMIT 500`,
      [universityId],
    );
  }

  /** What a unit keeps in the weeks and stands. */
  async ofUnit(em: EntityManager, unitId: string, span: WeekSpan): Promise<OwnReservation[]> {
    return em.query<OwnReservation[]>(`${ownReservations} AND r.unit_id = $1 AND r.period && $2::daterange ORDER BY r.first_week, holder`, [unitId, periodOf(span)]);
  }

  async choices(em: EntityManager): Promise<HolderChoice[]> {
    return em.query<HolderChoice[]>(
      `SELECT 'university' AS kind, code, name FROM organisations WHERE kind = 'university'
       UNION ALL SELECT 'programme', p.code, p.name || ', ' || o.name FROM programmes p JOIN organisations o ON o.id = p.university_id
       UNION ALL SELECT 'agreement', code, name FROM agreements ORDER BY 1 DESC, 3`);
  }

  async insert(em: EntityManager, reservation: NewReservation): Promise<string> {
    const { unitId, specialty, level, firstWeek, lastWeek, places, share, universityId, programmeId, agreementId, until, note } = reservation;
    const [row] = await em.query<{ id: string }[]>(
      `INSERT INTO reserved_places (unit_id, specialty, level, first_week, last_week, period, places, share, university_id, programme_id, agreement_id, until, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id`,
      [unitId, specialty, level, firstWeek, lastWeek, periodOf(reservation), places, share, universityId, programmeId, agreementId, until, note],
    );
    return row?.id ?? '';
  }

  /** Locks the counted weeks, in the order in which bookings lock them, and gives them. */
  async lockWeeks(em: EntityManager, { unitId, specialty, level, ...span }: Pick<NewReservation, 'unitId' | 'specialty' | 'level'> & WeekSpan): Promise<WeekKey[]> {
    return em.query<WeekKey[]>(
      `SELECT unit_id AS "unitId", specialty, level, monday::text FROM capacity_weeks WHERE unit_id = $1 AND specialty = $2 AND level = $3 AND $4::daterange @> monday
       ORDER BY unit_id, specialty, level, monday FOR UPDATE`,
      [unitId, specialty, level, periodOf(span)],
    );
  }

  /** Locked until the transaction ends. Asked as the system: universities, too, let go of what is kept for them. */
  async lock(em: EntityManager, id: string): Promise<StandingReservation | undefined> {
    const [found] = await em.query<StandingReservation[]>(
      `SELECT r.id, r.unit_id AS "unitId", u.code AS unit, u.name AS "unitName", u.organisation_id AS "hostId", r.specialty, r.level, r.first_week AS "firstWeek", r.last_week AS "lastWeek",
         r.places, r.share, r.university_id AS "universityId", r.programme_id AS "programmeId", r.agreement_id AS "agreementId", r.until::text, r.released_at IS NOT NULL AS "isReleased",
         coalesce((SELECT name FROM organisations WHERE id = r.university_id), (SELECT name FROM programmes WHERE id = r.programme_id), (SELECT name FROM agreements WHERE id = r.agreement_id)) AS holder,
         ARRAY(SELECT r.university_id WHERE r.university_id IS NOT NULL UNION SELECT university_id FROM programmes WHERE id = r.programme_id
           UNION SELECT p.organisation_id FROM agreement_parties p JOIN organisations o ON o.id = p.organisation_id AND o.kind = 'university'
             WHERE p.agreement_id = r.agreement_id AND p.role = 'owner' ORDER BY 1) AS "universityIds"
       FROM reserved_places r JOIN units u ON u.id = r.unit_id WHERE r.id = $1 FOR UPDATE OF r`,
      [id],
    );
    return found;
  }

  /** What stays reserved; nothing where all is let go. */
  async keep(em: EntityManager, id: string, places: number | null): Promise<void> {
    await em.query('UPDATE reserved_places SET places = coalesce($2, places), released_at = CASE WHEN $2::int IS NULL THEN now() END WHERE id = $1', [id, places]);
  }
}
