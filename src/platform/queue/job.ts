/** Jobs of one lane wait for each other only: seconds of work, minutes, or minutes that somebody watches and nothing else waits for. */
export type Lane = 'quick' | 'long' | 'aside';

/** Every kind of job the product knows, with its lane. */
export type JobKinds = Readonly<Record<string, Lane>>;

/** One delivery of a job; the same job may be delivered more than once. */
export interface Job {
  readonly id: string;
  /** The kind of job. */
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A job as another has it done. */
export interface ChildJob extends Pick<Job, 'name' | 'data'> {
  /** One that still waits or runs is not queued again. */
  readonly jobId: string;
}

/** A job that is being done, to those it has other jobs done for. */
export interface Parent {
  /**
   * Has these jobs done by whichever workers are free; the parent makes room meanwhile and is called again, from its beginning, when
   * they are done or given up. Throws what tells the queue so; ends without throwing where they have been done already.
   */
  waitFor(children: readonly ChildJob[]): Promise<void>;
}

/** Does a job; must give the same result when the job comes twice, and throws to have it tried again. */
export type JobHandler = (job: Job, parent: Parent) => Promise<void>;

/** Deliveries after which a job that still fails is given up. */
export const deliveries = 3;
