import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import type { Preview } from './preview';
import { PreviewAnswer, PreviewPolicy } from './preview.dto';
import { PreviewService } from './preview.service';

/** Who would move under another policy, before it is saved; nothing is written. */
@ApiTags('fairness-policies')
@Controller('api/v1/fairness-previews')
@Roles('coordinator')
export class PreviewController {
  constructor(private readonly previews: PreviewService) {}

  @Post()
  @Answer(PreviewAnswer)
  preview(@Acting() party: ActingParty, @Body() { term, seed, orders, ...policy }: PreviewPolicy): Promise<Preview> {
    return this.previews.preview(party, { term, seed, orders, policy });
  }
}
