import { Injectable } from '@nestjs/common';
import { AllocationService } from '../allocation/allocation.service';
import type { Published } from '../allocation/allocation.service';
import { HelpService } from '../allocation/help.service';
import type { RunProgress } from '../allocation/run-progress';
import { BookingsService } from '../bookings/bookings.service';
import { BundleService } from '../bundle/bundle.service';

/** The upper river: a bundle comes in, students get places, hosts confirm them. */
@Injectable()
export class PlacingService {
  constructor(
    private readonly bundles: BundleService,
    private readonly allocation: AllocationService,
    private readonly help: HelpService,
    private readonly bookings: BookingsService,
  ) {}

  /** Imports a bundle, all or nothing; gives the number of rows. */
  async import(path: string): Promise<number> {
    const { rows } = await this.bundles.import(path);
    return Object.values(rows).reduce((sum, count) => sum + count, 0);
  }

  /** Allocates a term for all its universities and publishes the result as bookings and reserves. */
  async allocate(term: string, seed: number, onProgress?: (progress: RunProgress) => void): Promise<Published & { readonly runId: string }> {
    const runId = await this.allocation.queueRun({ term, seed }, 'system');
    await this.allocation.solveRun(runId, onProgress ? { onProgress } : {});
    return { ...(await this.allocation.publishRun(runId, 'system')), runId };
  }

  /** Works out what would help those whom a run left without a place; gives the number of proposals. */
  async helpRun(runId: string): Promise<number> {
    const { proposals } = await this.help.workOut(runId, 'system');
    return proposals.length;
  }

  /** Takes every booking of a term through the hosts' yes to its publication. */
  book(term: string): Promise<number> {
    return this.bookings.confirmAll(term, 'system');
  }
}
