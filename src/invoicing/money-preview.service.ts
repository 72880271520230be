import { Injectable } from '@nestjs/common';
import type { MoneyChange } from '../agreements/money-change';
import { MoneyChangesService } from '../agreements/money-changes.service';
import { actingOrganisation, type Acting } from '../platform/database/acting';
import { Doorway, type Work } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { addYears, type Day } from '../shared/day';
import { DraftingService } from './drafting.service';
import { moneyPreview, type Drawings, type MoneyPreview } from './money-preview';
import { MoneyPreviewRepository } from './money-preview.repository';

/** By then every period has ended that has certified days today. */
const horizonYears = 10;

/** What a change of an agreement's money would do to what is issued, drafted and still open, before it is saved. */
@Injectable()
export class MoneyPreviewService {
  constructor(
    private readonly doorway: Doorway,
    private readonly changes: MoneyChangesService,
    private readonly drafting: DraftingService,
    private readonly repository: MoneyPreviewRepository,
  ) {}

  /** Makes the change as if it were saved, by the service that would save it, draws what runs would draft, and undoes it all; what would be refused is refused before anything is drawn. */
  preview(agreement: string, change: MoneyChange, today: Day, acting: Acting): Promise<MoneyPreview> {
    requireRole(acting, ['admin', 'finance'], 'look at what a change of money does');
    return this.undone(async (em) => {
      await this.undone(() => this.changes.make(agreement, change, acting));
      const legId = 'leg' in change ? await this.repository.legAlone(em, change.leg) : null;
      const standing = await this.repository.standing(em);
      const before = await this.drawings(today, legId);
      const last = await this.repository.lastChange(em);
      await this.changes.make(agreement, change, acting);
      const after = await this.drawings(today, legId);
      return moneyPreview(await this.repository.changesSince(em, last), standing, before, after, await this.repository.names(em, actingOrganisation(acting)));
    });
  }

  private async drawings(today: Day, legId: string | null): Promise<Drawings> {
    const drawn = (on: Day): Promise<Drawings['due']> =>
      this.undone(async (em) => (await this.drafting.draw(em, { today: on, termId: null, creditorId: null, legId })).documents);
    return { due: await drawn(today), all: await drawn(addYears(today, horizonYears)) };
  }

  /** What the work gives, with all that it wrote taken back: the tables that a drawing lays out, too. */
  private async undone<T>(work: Work<T>): Promise<T> {
    let done: { readonly result: T } | undefined;
    try {
      await this.doorway.asSystem(async (em) => {
        done = { result: await work(em) };
        throw new Error('undone on purpose');
      });
    } catch (error) {
      if (done === undefined) throw error;
    }
    return (done as unknown as { readonly result: T }).result;
  }
}
