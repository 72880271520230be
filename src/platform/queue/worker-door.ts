import type { Dispatcher } from '../outbox/dispatcher';
import type { Housekeeper } from './housekeeper';
import type { JobQueue } from './job-queue';

/** What makes a process a worker: it does jobs, carries facts to them, and clears away what has served its time. */
export class WorkerDoor {
  constructor(
    private readonly queue: JobQueue,
    private readonly dispatcher: Dispatcher,
    private readonly housekeeper: Housekeeper,
  ) {}

  /** Begins; refuses when a kind of job has no handler. */
  async open(): Promise<void> {
    await this.queue.work();
    this.dispatcher.start();
    this.housekeeper.start();
  }

  /** Ends after the jobs in hand; also what never was opened may be closed. */
  async close(): Promise<void> {
    await this.dispatcher.stop();
    await this.housekeeper.stop();
    await this.queue.close();
  }
}
