import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Problem } from '../../shared/problem';
import { Doorway } from '../database/doorway';
import { Prepared } from '../database/prepared';

const MINUTES = 15;

/** How often somebody may come within a quarter of an hour, and by what one is told from others; that itself is not kept. */
export interface VisitLimit {
  readonly by: string;
  readonly most: number;
}

const counted = new Prepared<{ key: string; visits: number }>('visits', `
  INSERT INTO visits (key, since, visits)
  SELECT k, to_timestamp(floor(extract(epoch FROM now()) / ${60 * MINUTES}) * ${60 * MINUTES}), 1 FROM unnest($1::text[]) AS k ORDER BY k
  ON CONFLICT (key, since) DO UPDATE SET visits = visits.visits + 1 RETURNING key, visits`);

/** Counts who comes to what is open to all, in the database, so that every process counts the same. */
@Injectable()
export class VisitsService {
  constructor(private readonly doorway: Doorway) {}

  /** Throws Problem where somebody has come too often by any of the limits. */
  async count(limits: readonly VisitLimit[]): Promise<void> {
    const most = new Map(limits.map((limit) => [createHash('sha256').update(limit.by).digest('base64url'), limit.most]));
    const found = await this.doorway.askAsSystem(counted, [[...most.keys()]]);
    if (found.every(({ key, visits }) => visits <= (most.get(key) ?? 0))) return;
    throw new Problem('visits-throttled', 'throttled', `That is too often within ${MINUTES} minutes; wait as long and try again.`);
  }
}
