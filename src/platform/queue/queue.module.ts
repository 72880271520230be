import { Global, Inject, Logger, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule } from '@nestjs/common';
import { Doorway } from '../database/doorway';
import { Dispatcher } from '../outbox/dispatcher';
import type { JobKinds } from './job';
import { JobQueue } from './job-queue';
import { queueBackend } from './queue-backend';
import type { QueuePlace } from './queue-backend';

const logger = new Logger('queue');
const tell = (error: unknown): void => logger.error(error instanceof Error ? error.message : String(error));

/** The queue and the carrier of facts, for every room. The worker door starts both; the HTTP door starts neither. */
@Global()
@Module({})
export class QueueModule implements BeforeApplicationShutdown {
  constructor(
    @Inject(Dispatcher) private readonly dispatcher: Dispatcher,
    @Inject(JobQueue) private readonly queue: JobQueue,
  ) {}

  static forRoot(place: QueuePlace, kinds: JobKinds): DynamicModule {
    return {
      module: QueueModule,
      providers: [
        { provide: JobQueue, useFactory: () => new JobQueue(queueBackend(place), kinds, tell) },
        {
          provide: Dispatcher,
          useFactory: (doorway: Doorway, queue: JobQueue) => new Dispatcher(doorway, queue, tell),
          inject: [Doorway, JobQueue],
        },
      ],
      exports: [JobQueue, Dispatcher],
    };
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.dispatcher.stop();
    await this.queue.close();
  }
}
