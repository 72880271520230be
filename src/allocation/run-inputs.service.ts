import { Injectable } from '@nestjs/common';
import { LedgerService } from '../fairness/ledger.service';
import { Doorway } from '../platform/database/doorway';
import { Problem } from '../shared/problem';
import { AllocationRepository } from './allocation.repository';
import { PictureRepository } from './picture.repository';
import { packInput, unpackInput } from './run-input';
import { RunInputsRepository } from './run-inputs.repository';
import type { TakenRun } from './solving.repository';
import type { TermPicture } from './term-picture';

/** What runs are solved from: read once, kept, and the same for whoever solves the run or a part of it, or solves it again. */
@Injectable()
export class RunInputs {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: RunInputsRepository,
    private readonly runs: AllocationRepository,
    private readonly pictures: PictureRepository,
    private readonly ledger: LedgerService,
  ) {}

  /** What the run is solved from; the first who asks reads it, with the ledger of earlier terms brought up to date. */
  async of(run: Pick<TakenRun, 'id' | 'termId' | 'universityId'>): Promise<TermPicture> {
    const known = await this.kept(run.id);
    if (known) return known;
    const packed = await packInput(await this.read(run));
    const counting = await this.doorway.asSystem((em) => this.repository.keep(em, run.id, packed));
    return unpackInput(counting ?? packed);
  }

  /** What was kept with the run; undefined where nothing was. */
  async kept(runId: string): Promise<TermPicture | undefined> {
    const packed = await this.doorway.asSystem((em) => this.repository.find(em, runId));
    return packed && unpackInput(packed);
  }

  private read({ termId, universityId }: Pick<TakenRun, 'termId' | 'universityId'>): Promise<TermPicture> {
    return this.doorway.snapshotAsSystem(async (em) => {
      const term = await this.runs.term(em, { id: termId });
      if (!term) throw new Problem('term-unknown', 'missing', `There is no term with the id ${termId}.`);
      await this.ledger.bringUpTo(em, term, universityId);
      return this.pictures.read(em, term, universityId);
    });
  }
}
