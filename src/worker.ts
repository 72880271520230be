import 'reflect-metadata';
import { Logger as FrameworkLogger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import { AllocationModule } from './allocation/allocation.module';
import { AllocationProcessor } from './allocation/allocation.processor';
import { AppModule } from './app.module';
import { readConfiguration, type Configuration } from './platform/config/configuration';
import { openDatabase } from './platform/database/open-database';
import { createLog, FrameworkLog } from './platform/http/log';
import { Dispatcher } from './platform/outbox/dispatcher';
import { JobQueue } from './platform/queue/job-queue';

/** What the worker needs to begin. */
export interface WorkerOptions {
  readonly configuration: Pick<Configuration, 'databasePool' | 'redisUrl'>;
  /** Address of the database for the application's login role. */
  readonly loginUrl: string;
  readonly log: Logger;
}

/** A worker at work. */
export interface RunningWorker {
  /** Ends after the running jobs have ended. */
  stop(): Promise<void>;
}

/** Who does which job. */
@Module({ imports: [AllocationModule], providers: [AllocationProcessor] })
class ProcessorsModule {}

/** Carries facts to the queue and works the queue off. */
export async function startWorker({ configuration, loginUrl, log }: WorkerOptions): Promise<RunningWorker> {
  const { databasePool, redisUrl } = configuration;
  FrameworkLogger.overrideLogger(new FrameworkLog(log));
  const app = await NestFactory.createApplicationContext({
    module: ProcessorsModule,
    imports: [AppModule.forRoot({ loginUrl, databasePool, ...(redisUrl !== undefined && { redisUrl }) })],
  });
  try {
    await app.get(JobQueue).work();
    app.get(Dispatcher).start();
  } catch (error) {
    await app.close();
    throw error;
  }
  return { stop: () => app.close() };
}

/** The worker as a process of its own, on the configured database. */
async function main(): Promise<void> {
  const configuration = readConfiguration();
  const log = createLog(configuration.logLevel);
  const database = await openDatabase(configuration, (message) => log.info(message));
  const worker = await startWorker({ configuration, loginUrl: database.loginUrl, log });
  log.info('Working');
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await worker.stop();
  await database.stop();
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
