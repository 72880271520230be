import { WaitingChildrenError } from 'bullmq';
import { Problem } from '../../shared/problem';
import { deliveries } from './job';
import type { ChildJob, Job, JobHandler, JobKinds, Lane, Parent } from './job';
import type { FailedJob, LaneQueue, LaneWorker, QueueBackend, RunningJob } from './queue-backend';

/** Told of a job that failed at every delivery. */
export type GivenUp = (job: { readonly id: string; readonly name: string }, error: Error) => void;

const lanes: Readonly<Record<Lane, { readonly concurrency: number }>> = {
  quick: { concurrency: 4 },
  long: { concurrency: 1 },
  aside: { concurrency: 1 },
};

const jobOptions = {
  attempts: deliveries,
  backoff: { type: 'exponential', delay: 500 },
  removeOnComplete: true,
  removeOnFail: true,
};

/** Hands jobs to workers, in this process or others. Its state is never the truth: that is in the tables. */
export class JobQueue {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly queues = new Map<Lane, LaneQueue>();
  private readonly givenUp: GivenUp[] = [];
  private workers: LaneWorker[] = [];

  constructor(
    private readonly backend: QueueBackend,
    private readonly kinds: JobKinds,
    /** Told of lost connections and failed deliveries. */
    private readonly trouble: (error: Error) => void,
  ) {}

  /** Whether there is such a kind of job. */
  knows(name: string): boolean {
    return this.kinds[name] !== undefined;
  }

  /** Queues a job; one with the same id that still waits or runs is not queued again. */
  async add(name: string, data: Job['data'], { jobId }: { readonly jobId: string }): Promise<void> {
    await this.queueOf(this.laneOf(name)).add(name, data, { ...jobOptions, jobId });
  }

  /** Says who does jobs of this kind: exactly one handler each. */
  registerProcessor(name: string, handler: JobHandler): void {
    this.laneOf(name);
    if (this.handlers.has(name)) {
      throw new Problem('job-handler-doubled', 'unavailable', `Two handlers want the jobs "${name}". Leave one.`);
    }
    this.handlers.set(name, handler);
  }

  /** Says who is to be told of jobs that were given up. */
  whenGivenUp(listener: GivenUp): void {
    this.givenUp.push(listener);
  }

  /** Starts doing jobs; refuses when a kind of job has no handler. */
  async work(): Promise<void> {
    const missing = Object.keys(this.kinds).filter((name) => !this.handlers.has(name));
    if (missing.length > 0) {
      throw new Problem('job-handler-missing', 'unavailable', `Nobody handles the jobs ${missing.join(', ')}. Register a processor for each.`);
    }
    const used = new Set(Object.values(this.kinds));
    this.workers = [...used].map((lane) => this.startWorker(lane));
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
  }

  /** Ends after the running jobs have ended. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.backend.close();
  }

  private laneOf(name: string): Lane {
    const lane = this.kinds[name];
    if (lane !== undefined) return lane;
    const known = Object.keys(this.kinds).join(', ') || 'none';
    throw new Problem('job-unknown', 'unavailable', `There is no kind of job "${name}"; known are: ${known}.`);
  }

  private queueOf(lane: Lane): LaneQueue {
    const existing = this.queues.get(lane);
    if (existing !== undefined) return existing;
    const queue = this.backend.queue(`jobs-${lane}`);
    queue.on('error', this.trouble);
    this.queues.set(lane, queue);
    return queue;
  }

  private startWorker(lane: Lane): LaneWorker {
    const worker = this.backend.worker(`jobs-${lane}`, (job, token) => this.process(job, token), lanes[lane].concurrency);
    worker.on('error', this.trouble);
    worker.on('failed', (job, error) => this.failed(job, error));
    return worker;
  }

  /** Kinds of jobs in a lane. */
  kindsIn(lane: Lane): string[] {
    return Object.keys(this.kinds).filter((name) => this.kinds[name] === lane);
  }

  /** Does a job here and now, without queue; one that has other jobs done cannot be done so. */
  async doNow(job: Job): Promise<void> {
    await this.handlerOf(job.name)(job, { waitFor: () => Promise.reject(new Error(`The job "${job.name}" needs a worker.`)) });
  }

  private async process(job: RunningJob, token: string | undefined): Promise<void> {
    const parent: Parent = { waitFor: (children) => this.waitFor(job, token, children) };
    await this.handlerOf(job.name)({ id: job.id ?? '', name: job.name, data: job.data as Job['data'] }, parent);
  }

  private handlerOf(name: string): JobHandler {
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error(`Nobody handles the job "${name}"; a later version may have queued it.`);
    return handler;
  }

  /** A child that is given up is no reason to give its parent up. */
  private async waitFor(job: RunningJob, token: string | undefined, children: readonly ChildJob[]): Promise<void> {
    const parent = { id: job.id ?? '', queue: job.queueQualifiedName };
    for (const { name, data, jobId } of children) {
      await this.queueOf(this.laneOf(name)).add(name, data, { ...jobOptions, jobId, parent, ignoreDependencyOnFailure: true });
    }
    if (await job.moveToWaitingChildren(token ?? '')) throw new WaitingChildrenError();
  }

  private failed(job: FailedJob | undefined, error: Error): void {
    this.trouble(error);
    if (job?.finishedOn === undefined || job.id === undefined) return;
    for (const tell of this.givenUp) tell({ id: job.id, name: job.name }, error);
  }
}
