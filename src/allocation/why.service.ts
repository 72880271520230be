import { Injectable } from '@nestjs/common';
import type { Acting } from '../platform/database/acting';
import { actingAs } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { AllocationRepository, type RunRow } from './allocation.repository';
import type { ShortageProof } from './shortage-proofs';

/** What a run could not do, and why. */
@Injectable()
export class WhyService {
  constructor(private readonly doorway: Doorway, private readonly repository: AllocationRepository) {}

  /** Counting proofs of a run that the caller may see; they tell of units and numbers, of no student. */
  async proofs(runId: string, acting: Acting): Promise<readonly ShortageProof[]> {
    await this.visible(runId, acting);
    return this.doorway.asSystem(async (em) => (await this.repository.proposal(em, runId))?.proofs ?? []);
  }

  private async visible(runId: string, acting: Acting): Promise<RunRow> {
    const run = await actingAs(this.doorway, acting, (em) => this.repository.find(em, runId));
    if (!run) throw new Problem('not-found', 'missing', `There is no allocation run "${runId.slice(0, 60)}".`);
    return run;
  }
}
