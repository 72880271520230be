import { randomUUID } from 'node:crypto';
import { groupBy } from '../../shared/group-by';
import type { Doorway } from '../database/doorway';
import type { Job, JobHandler, Parent } from '../queue/job';
import type { JobQueue } from '../queue/job-queue';
import { FactsRepository, type WaitingFact } from './facts.repository';
import type { FactPayload } from './outbox';

/** Does what follows from a fact; must give the same result when the fact comes twice. */
export type FactHandler = (payload: FactPayload, factId: string, parent: Parent) => Promise<void>;

/** What several facts of a kind tell, as one that the handler deals with as with each of them. */
export type Together = (payloads: readonly FactPayload[]) => FactPayload;

/** How often facts are looked for, and when one that the queue has had for long counts as lost. */
export interface DispatchPace {
  readonly everyMs: number;
  readonly lostAfterSeconds: number;
  readonly most: number;
}

/** Told how the carrying goes. */
export interface DispatchListener {
  readonly trouble: (error: unknown) => void;
  /** Called after each look at the outbox that went well. */
  readonly swept?: () => void;
}

const usualPace: DispatchPace = { everyMs: 500, lostAfterSeconds: 30, most: 200 };

/** Carries facts from the outbox to their jobs, again and again until each is dealt with or given up. */
export class Dispatcher {
  private readonly facts = new FactsRepository();
  private readonly subscribed = new Set<string>();
  private readonly together = new Map<string, Together>();
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly doorway: Doorway,
    private readonly queue: JobQueue,
    private readonly listener: DispatchListener,
    private readonly pace: DispatchPace = usualPace,
  ) {
    queue.whenGivenUp((job, error) => {
      if (this.subscribed.has(job.name)) this.bury(job.id, error).catch((lost: unknown) => this.listener.trouble(lost));
    });
  }

  /** Has the jobs of a fact done by this handler; the fact's id is the job's id. With `together` those found at once are one job. */
  subscribe(fact: string, handler: FactHandler, together?: Together): void {
    this.queue.registerProcessor(fact, together === undefined ? this.once(handler) : this.many(handler, together));
    this.subscribed.add(fact);
    if (together !== undefined) this.together.set(fact, together);
  }

  /** Starts looking for facts now and at the pace. */
  start(): void {
    const turn = (): void => {
      this.current = this.sweepOrTell().then((found) => {
        const pause = found < this.pace.most ? this.pace.everyMs : 0;
        if (this.timer !== undefined) this.timer = setTimeout(turn, pause);
      });
    };
    this.timer = setTimeout(turn, 0);
  }

  /** Stops looking, after the facts in hand are handed over. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.current;
  }

  /** Hands waiting facts that are due to the queue; a fact that nothing waits for is dealt with at once. */
  async sweep(): Promise<number> {
    const { most, lostAfterSeconds } = this.pace;
    return this.doorway.asSystem(async (em) => {
      const waiting = await this.facts.claim(em, { until: new Date(), most, lostAfterSeconds });
      for (const [fact, found] of groupBy(waiting, (one) => one.fact)) {
        if (this.queue.knows(fact)) await this.hand(fact, found);
        else await this.facts.delivered.rows(em, [found.map(({ id }) => id)]);
      }
      return waiting.length;
    });
  }

  private async hand(fact: string, found: readonly WaitingFact[]): Promise<void> {
    const isOneJob = found.length > 1 && this.together.has(fact);
    if (isOneJob) await this.queue.add(fact, { factIds: found.map(({ id }) => id) }, { jobId: randomUUID() });
    else for (const { id, payload } of found) await this.queue.add(fact, payload, { jobId: id });
  }

  /**
   * Deals itself, one after the other, with all facts of these names that are due by then, and with those that follow from them;
   * gives what it has dealt with. Throws what a handler throws: the fact waits on.
   */
  async settle(until: Date, only: readonly string[]): Promise<WaitingFact[]> {
    const settled: WaitingFact[] = [];
    for (;;) {
      const [fact] = await this.doorway.asSystem((em) => this.facts.claim(em, { until, most: 1, lostAfterSeconds: this.pace.lostAfterSeconds, only }));
      if (fact === undefined) return settled;
      await this.queue.doNow({ id: fact.id, name: fact.fact, data: fact.payload });
      settled.push(fact);
    }
  }

  private async sweepOrTell(): Promise<number> {
    try {
      const found = await this.sweep();
      this.listener.swept?.();
      return found;
    } catch (error) {
      this.listener.trouble(error);
      return 0;
    }
  }

  private async bury(factId: string, error: Error): Promise<void> {
    await this.doorway.asSystem((em) => this.facts.markFailed(em, factId, error.message));
  }

  private once(handler: FactHandler): JobHandler {
    return async ({ id, data }: Job, parent: Parent) => {
      const [waiting] = await this.doorway.askAsSystem(this.facts.waiting, [[id]]);
      if (waiting !== undefined) await this.deal(handler, { ...waiting, payload: data }, parent);
    };
  }

  /** Where they cannot be dealt with together each is tried by itself; those that fail become jobs of their own. */
  private many(handler: FactHandler, together: Together): JobHandler {
    const one = this.once(handler);
    return async (job: Job, parent: Parent) => {
      const ids = job.data['factIds'];
      if (!Array.isArray(ids)) return one(job, parent);
      const waiting = await this.doorway.askAsSystem(this.facts.waiting, [ids]);
      if (waiting.length === 0) return;
      try {
        await handler(together(waiting.map(({ payload }) => payload)), job.id, parent);
        await this.doorway.askAsSystem(this.facts.delivered, [waiting.map(({ id }) => id)]);
      } catch (error) {
        this.listener.trouble(error);
        for (const fact of waiting) await this.deal(handler, fact, parent).catch(() => this.queue.add(job.name, fact.payload, { jobId: fact.id }));
      }
    };
  }

  private async deal(handler: FactHandler, { id, payload }: Pick<WaitingFact, 'id' | 'payload'>, parent: Parent): Promise<void> {
    await handler(payload, id, parent);
    await this.doorway.askAsSystem(this.facts.delivered, [[id]]);
  }
}
