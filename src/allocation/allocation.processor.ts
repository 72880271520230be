import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Dispatcher } from '../platform/outbox/dispatcher';
import { AllocationService } from './allocation.service';
import { RUN_QUEUED } from './run';

/** Solves queued runs in the worker. */
@Injectable()
export class AllocationProcessor implements OnModuleInit {
  constructor(private readonly dispatcher: Dispatcher, private readonly service: AllocationService) {}

  onModuleInit(): void {
    this.dispatcher.subscribe(RUN_QUEUED, ({ runId }) => this.service.solveRun(String(runId)));
  }
}
