import { Queue, Worker, createPostgresBackend, withBackend } from 'bullmq';
import type { Processor, WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { roles } from '../database/roles';
import { queueSchema } from './prepare-queue';

/** Where the queue lives: in Redis when its address is given, else in the database. */
export interface QueuePlace {
  readonly redisUrl?: string;
  /** Address for the application's login role. */
  readonly loginUrl: string;
}

interface AddOptions {
  readonly jobId: string;
  /** The job that waits for this one. */
  readonly parent?: { readonly id: string; readonly queue: string };
  readonly ignoreDependencyOnFailure?: boolean;
}

/** A job in the hands of this worker. */
export interface RunningJob {
  readonly id?: string | undefined;
  readonly name: string;
  readonly data: unknown;
  readonly queueQualifiedName: string;
  /** Whether there are children to wait for. */
  moveToWaitingChildren(token: string): Promise<boolean>;
}

/** What is needed of a queue, whichever its backend. */
export interface LaneQueue {
  add(name: string, data: object, options: AddOptions): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** What is needed of a worker, whichever its backend. */
export interface LaneWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: FailedJob | undefined, error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** A job after a failed delivery. */
export interface FailedJob {
  readonly id?: string | undefined;
  readonly name: string;
  /** Set when the job was given up. */
  readonly finishedOn?: number | undefined;
}

/** Makes queues and workers of one place. */
export interface QueueBackend {
  queue(name: string): LaneQueue;
  worker(name: string, process: Processor, concurrency: number): LaneWorker;
  /** Ends connections that the queues and workers do not end themselves. */
  close(): void;
}

/** A dead process's jobs start again elsewhere within lock and check: 45 s. */
const recovery = { lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 3 };
const prefix = 'vilplats';

/** The backend of the place. */
export function queueBackend(place: QueuePlace): QueueBackend {
  return place.redisUrl === undefined ? postgresBackend(place.loginUrl) : redisBackend(place.redisUrl);
}

function postgresBackend(loginUrl: string): QueueBackend {
  const postgres = withBackend(createPostgresBackend);
  const connection = {
    connectionString: loginUrl,
    schema: queueSchema,
    max: 4,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options: `-c role=${roles.queue}`,
  };
  return {
    queue: (name) => new postgres.Queue(name, { connection }),
    worker: (name, process, concurrency) => new postgres.Worker(name, process, { connection, concurrency, ...recovery }),
    close: () => undefined,
  };
}

/** A producer fails soon when Redis is away, since the outbox tries again; a worker waits for it to come back. */
function redisBackend(redisUrl: string): QueueBackend {
  const connections: Redis[] = [];
  const connect = (options: object): Redis => {
    const redis = new Redis(redisUrl, options);
    redis.on('error', () => undefined);
    connections.push(redis);
    return redis;
  };
  const workerOptions = (concurrency: number): WorkerOptions => ({
    connection: connect({ maxRetriesPerRequest: null }),
    prefix,
    concurrency,
    ...recovery,
  });
  return {
    queue: (name) => new Queue(name, { connection: connect({ maxRetriesPerRequest: 1, commandTimeout: 5_000 }), prefix }),
    worker: (name, process, concurrency) => new Worker(name, process, workerOptions(concurrency)),
    close: () => connections.forEach((redis) => redis.disconnect()),
  };
}
