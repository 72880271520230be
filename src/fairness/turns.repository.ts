import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { TurnLine } from './turn-line';

/** Whose turn it was in the published runs. */
@Injectable()
export class TurnsRepository {
  async insert(em: EntityManager, runId: string, turns: readonly TurnLine[]): Promise<void> {
    await em.query(
      `INSERT INTO turns (run_id, run_number, seed, enrolment_id, requirement_id, student_id, tier, carried, lot, position, queue, town_id, unit_id, seats,
         seats_left, placed)
       SELECT a.id, a.number, a.seed, x."enrolmentId", x."requirementId", x."studentId", x.tier, x.carried, x.lot, x.position, x.queue, x."townId", x."unitId",
         x.seats, x."seatsLeft", x.placed
       FROM allocation_runs a, jsonb_to_recordset($2::jsonb) AS x ("enrolmentId" uuid, "requirementId" uuid, "studentId" uuid, tier int, carried int, lot bigint,
         position int, queue int, "townId" uuid, "unitId" uuid, seats int, "seatsLeft" int, placed boolean)
       WHERE a.id = $1 ON CONFLICT DO NOTHING`,
      [runId, JSON.stringify(turns)],
    );
  }
}
