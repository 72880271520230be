import 'reflect-metadata';
import { Logger as FrameworkLogger, Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import { AgreementsModule } from './agreements/agreements.module';
import { AgreementsProcessor } from './agreements/agreements.processor';
import { AllocationModule } from './allocation/allocation.module';
import { AllocationProcessor } from './allocation/allocation.processor';
import { AppModule } from './app.module';
import { CapacityModule } from './capacity/capacity.module';
import { AttendanceModule } from './attendance/attendance.module';
import { AttendanceProcessor } from './attendance/attendance.processor';
import { CapacityProcessor } from './capacity/capacity.processor';
import { DeliveryModule } from './delivery/delivery.module';
import { DeliveryProcessor } from './delivery/delivery.processor';
import type { Configuration } from './platform/config/configuration';
import { FrameworkLog } from './platform/http/log';
import { WorkerDoor } from './platform/queue/worker-door';
import { ReadinessModule } from './readiness/readiness.module';
import { ReadinessProcessor } from './readiness/readiness.processor';
import { RequestsModule } from './requests/requests.module';
import { RequestsProcessor } from './requests/requests.processor';
import { ReservesModule } from './reserves/reserves.module';
import { ReservesProcessor } from './reserves/reserves.processor';
import { SwapsModule } from './swaps/swaps.module';
import { SwapsProcessor } from './swaps/swaps.processor';

/** What the worker needs to begin. */
export interface WorkerOptions {
  readonly configuration: Pick<Configuration, 'databasePool' | 'redisUrl' | 'heartbeatFile'>;
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
@Module({
  imports: [AgreementsModule, AllocationModule, AttendanceModule, CapacityModule, DeliveryModule, ReadinessModule, RequestsModule, ReservesModule, SwapsModule],
  providers: [AgreementsProcessor, AllocationProcessor, AttendanceProcessor, CapacityProcessor, DeliveryProcessor, ReadinessProcessor, RequestsProcessor, ReservesProcessor, SwapsProcessor],
})
class ProcessorsModule {}

/** The house with everybody who does jobs in it, before they begin. */
export async function openProcessors({ configuration, loginUrl, log }: WorkerOptions): Promise<INestApplicationContext> {
  FrameworkLogger.overrideLogger(new FrameworkLog(log));
  return NestFactory.createApplicationContext({
    module: ProcessorsModule,
    imports: [AppModule.forRoot({ ...configuration, loginUrl })],
  });
}

/** Carries facts to the queue and works the queue off. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const app = await openProcessors(options);
  try {
    await app.get(WorkerDoor).open();
  } catch (error) {
    await app.close();
    throw error;
  }
  return { stop: () => app.close() };
}
