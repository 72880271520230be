import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Dispatcher } from '../platform/outbox/dispatcher';
import { JobQueue } from '../platform/queue/job-queue';
import { AllocationService } from './allocation.service';
import { ORDER_PREVIEW_ASKED } from './order-preview';
import { OrderPreviewService } from './order-preview.service';
import { PREVIEW_ASKED } from './preview';
import { PreviewService } from './preview.service';
import { RUN_QUEUED, RUN_SHARE } from './run';
import { SharingService } from './sharing.service';

/** Solves queued runs and previews in the worker, and shares of large runs, which wait for no other job than the run's. */
@Injectable()
export class AllocationProcessor implements OnModuleInit {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly queue: JobQueue,
    private readonly service: AllocationService,
    private readonly sharing: SharingService,
    private readonly previews: PreviewService,
    private readonly orderPreviews: OrderPreviewService,
  ) {}

  onModuleInit(): void {
    this.dispatcher.subscribe(RUN_QUEUED, ({ runId }, _, parent) => {
      const id = String(runId);
      return this.service.solveRun(id, {
        shareOut: (shares) => parent.waitFor(shares.map((share) => ({ name: RUN_SHARE, data: { runId: id, share }, jobId: `${id}-${share}` }))),
      });
    });
    this.dispatcher.subscribe(PREVIEW_ASKED, ({ previewId }) => this.previews.workOut(String(previewId)));
    this.dispatcher.subscribe(ORDER_PREVIEW_ASKED, ({ previewId }) => this.orderPreviews.workOut(String(previewId)));
    this.queue.registerProcessor(RUN_SHARE, ({ data }) => this.sharing.solveShare(String(data['runId']), Number(data['share'])));
  }
}
