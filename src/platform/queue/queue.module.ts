import { Global, Inject, Logger, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, OnApplicationBootstrap, Provider } from '@nestjs/common';
import { Doorway } from '../database/doorway';
import { DailyWork } from '../outbox/daily-work';
import { Dispatcher } from '../outbox/dispatcher';
import { Heartbeat } from './heartbeat';
import { Housekeeper } from './housekeeper';
import type { JobKinds } from './job';
import { JobQueue } from './job-queue';
import { queueBackend } from './queue-backend';
import type { QueuePlace } from './queue-backend';
import { WorkerDoor } from './worker-door';

const logger = new Logger('queue');
const tell = (error: unknown): void => logger.error(error instanceof Error ? error.message : String(error));

/** Where the queue lives, what jobs there are, and which file shows that the worker lives. */
export interface QueueSettings extends QueuePlace {
  readonly kinds: JobKinds;
  readonly heartbeatFile?: string;
}

/** The queue and the carrier of facts, for every room. A worker opens the WorkerDoor; a process that only serves HTTP does not. */
@Global()
@Module({})
export class QueueModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(WorkerDoor) private readonly worker: WorkerDoor, @Inject(DailyWork) private readonly daily: DailyWork) {}

  static forRoot(settings: QueueSettings): DynamicModule {
    return { module: QueueModule, providers: providersOf(settings), exports: [JobQueue, Dispatcher, DailyWork, WorkerDoor] };
  }

  /** Only where somebody does jobs is there daily work. */
  async onApplicationBootstrap(): Promise<void> {
    await this.daily.begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.close();
  }
}

function providersOf({ kinds, heartbeatFile, ...place }: QueueSettings): Provider[] {
  const heartbeat = new Heartbeat(heartbeatFile, tell);
  return [
    { provide: JobQueue, useFactory: () => new JobQueue(queueBackend(place), kinds, tell) },
    {
      provide: Dispatcher,
      useFactory: (doorway: Doorway, queue: JobQueue) => new Dispatcher(doorway, queue, { trouble: tell, swept: () => heartbeat.beat() }),
      inject: [Doorway, JobQueue],
    },
    { provide: DailyWork, useFactory: (doorway: Doorway, dispatcher: Dispatcher) => new DailyWork(doorway, dispatcher), inject: [Doorway, Dispatcher] },
    { provide: Housekeeper, useFactory: (doorway: Doorway) => new Housekeeper(doorway, tell), inject: [Doorway] },
    {
      provide: WorkerDoor,
      useFactory: (queue: JobQueue, dispatcher: Dispatcher, housekeeper: Housekeeper) => new WorkerDoor(queue, dispatcher, housekeeper),
      inject: [JobQueue, Dispatcher, Housekeeper],
    },
  ];
}
