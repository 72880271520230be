import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { PlatformRequest } from '../platform/http/request';
import { PreviewOverviewService } from './preview-overview.service';

/** Lets nobody follow a preview that is not there for her: once a stream of events has begun it is too late to say so. */
@Injectable()
export class PreviewThere implements CanActivate {
  constructor(private readonly previews: PreviewOverviewService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { party, params } = context.switchToHttp().getRequest<PlatformRequest>();
    const { term = '', id = '' } = params as { term?: string; id?: string };
    if (party !== undefined) await this.previews.overview(party, term, id);
    return party !== undefined;
  }
}
