import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../fairness/ledger.service';
import { RearrangementService } from '../bookings/rearrangement.service';
import type { Acting } from '../platform/database/acting';
import { actingAs, actorName } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { writeFact } from '../platform/outbox/outbox';
import { Problem } from '../shared/problem';
import { AllocationRepository, type RunRow } from './allocation.repository';
import { changesNothing, publication } from './publication';
import { ENGINE_VERSION, RUN_QUEUED } from './run';
import type { Proposal } from './solve-rounds';
import type { RunWishes } from './solving.service';
import { SolvingService } from './solving.service';

const planners = ['coordinator'];
const missing = (id: string): Problem => new Problem('not-found', 'missing', `There is no allocation run "${id.slice(0, 60)}".`);

const retaken = ({ number }: RunRow): Problem =>
  new Problem('run-taken-over', 'conflict', `The run ${number} has been taken up anew since; look at what it has come to before it is published.`);

/** What is asked of a run: the term, the seed of the lottery, and whose students, if not everybody's. */
export interface RunOrder {
  readonly term: string;
  readonly seed: number;
  readonly universityId?: string | undefined;
}

/** What a published run led to: how many have places and how many have none, and what that changed. */
export interface Published {
  readonly bookings: number;
  readonly reserves: number;
  /** Bookings made, among them those that took the place of another. */
  readonly made: number;
  readonly moved: number;
  readonly cancelled: number;
  /** Everything stood as the run has it: nothing was written, and the run is left as it was. */
  readonly unchanged: boolean;
}

/** Runs of the allocator: queued, solved apart, published once. */
@Injectable()
export class AllocationService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: AllocationRepository,
    private readonly solving: SolvingService,
    private readonly rearrangement: RearrangementService,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Queues a run, for a worker or for the caller to solve; a university's own planners allocate their own students only.
   * Gives the run's id.
   */
  async queueRun({ term, seed, universityId }: RunOrder, acting: Acting, solvedBy: 'worker' | 'caller' = 'caller'): Promise<string> {
    requireRole(acting, planners, 'allocate a term');
    const own = acting === 'system' ? universityId : acting.organisationId;
    return actingAs(this.doorway, acting, async (em) => {
      const found = await this.repository.term(em, { code: term });
      if (!found) throw new Problem('term-unknown', 'missing', `There is no term "${term}"; terms are written such as HT2026.`);
      const universityIds = own === undefined ? await this.repository.universities(em, found.id) : [own];
      const runId = await this.repository.queue(em, { termId: found.id, universityIds, seed, engineVersion: ENGINE_VERSION });
      if (solvedBy === 'worker') await writeFact(em, RUN_QUEUED, { runId });
      return runId;
    });
  }

  /** Solves a queued run in a thread; one that is solved already is left as it is. */
  solveRun(runId: string, wishes: RunWishes = {}): Promise<void> {
    return this.solving.solve(runId, wishes);
  }

  /** Ends a running search with the best so far; it can be published like any other. */
  async cancelRun(runId: string, acting: Acting): Promise<void> {
    requireRole(acting, planners, 'cancel a run');
    await actingAs(this.doorway, acting, async (em) => {
      await this.own(em, runId, acting);
      await this.repository.requestCancel(em, runId);
    });
  }

  /**
   * Turns the proposal into bookings and reserves, all or nothing; publishing again, or what stands already, changes nothing.
   * With a token only what that token's owner found is published.
   */
  async publishRun(runId: string, acting: Acting, token?: string): Promise<Published> {
    requireRole(acting, planners, 'publish an allocation');
    const visible = await actingAs(this.doorway, acting, (em) => this.own(em, runId, acting));
    return this.doorway.asSystem(async (em) => {
      const run = await this.repository.lock(em, runId);
      const proposal = await this.repository.proposal(em, runId);
      if (!run || !proposal) throw new Problem('run-unsolved', 'refused', `The run ${visible.number} is ${visible.state}; only a solved run can be published.`);
      if (token !== undefined && token !== run.fencingToken) throw retaken(run);
      const published = { bookings: proposal.placements.length, reserves: proposal.reserves.length, made: 0, moved: 0, cancelled: 0, unchanged: true };
      if (run.state === 'published') return published;
      const current = await this.rearrangement.standing(em, proposal.inPlay);
      const change = publication(proposal, current, run);
      if (changesNothing(change, proposal, await this.repository.standingReserves(em, run))) return published;
      await this.rearrangement.apply(em, { ...change, actor: actorName(acting), reason: `Fördelning ${run.number}` });
      await this.repository.insertReserves(em, runId, proposal.reserves);
      await this.repository.giveSites(em, proposal.givenSites);
      if (!(await this.repository.published(em, run))) throw retaken(run);
      await this.ledger.write(em, run.termId, run.universityId);
      await this.ledger.writeTurns(em, runId, proposal.turns);
      return { ...published, made: change.made.length, moved: change.replaced.length, cancelled: change.cancelled.length, unchanged: false };
    });
  }

  /** The proposal of a solved run, whoever it is about. */
  async proposal(runId: string): Promise<Proposal> {
    const proposal = await this.doorway.asSystem((em) => this.repository.proposal(em, runId));
    if (!proposal) throw missing(runId);
    return proposal;
  }

  /** The run, if it is there for the party and the party's alone; a run for several universities is the system's. */
  private async own(em: EntityManager, runId: string, acting: Acting): Promise<RunRow> {
    const run = await this.repository.find(em, runId);
    if (!run) throw missing(runId);
    if (acting === 'system' || run.universityId === acting.organisationId) return run;
    throw new Problem('run-of-several', 'forbidden', `The run ${run.number} is for several universities; only the command line publishes or cancels it. Allocate your own students.`);
  }
}
