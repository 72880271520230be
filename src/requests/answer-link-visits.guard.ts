import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { VisitsService } from '../platform/auth/visits.service';
import type { PlatformRequest } from '../platform/http/request';

/** Visits in a quarter of an hour: of a link, which one unit has, and of an address, behind which a whole region may sit. */
const OF_LINK = 120;
const OF_ADDRESS = 600;

/** Lets nobody try links or their forms without end. */
@Injectable()
export class AnswerLinkVisits implements CanActivate {
  constructor(private readonly visits: VisitsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { ip = '', params } = context.switchToHttp().getRequest<PlatformRequest>();
    const { token = '' } = params as { token?: string };
    await this.visits.count([{ by: `svara address ${ip}`, most: OF_ADDRESS }, { by: `svara link ${token}`, most: OF_LINK }]);
    return true;
  }
}
