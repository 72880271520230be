import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A rule of the money that does not hold, and where. */
export interface MoneyBreach {
  readonly rule: string;
  readonly what: string;
}

@Injectable()
export class InvariantsRepository {
  private readonly sql = readFileSync(join(__dirname, 'invariants.sql'), 'utf8');

  breaches = (em: EntityManager): Promise<MoneyBreach[]> => em.query(this.sql);
}
