/** Jobs of one lane wait for each other only: seconds of work, or minutes. */
export type Lane = 'quick' | 'long';

/** Every kind of job the product knows, with its lane. */
export type JobKinds = Readonly<Record<string, Lane>>;

/** One delivery of a job; the same job may be delivered more than once. */
export interface Job {
  readonly id: string;
  /** The kind of job. */
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Does a job; must give the same result when the job comes twice, and throws to have it tried again. */
export type JobHandler = (job: Job) => Promise<void>;

/** Deliveries after which a job that still fails is given up. */
export const deliveries = 3;
