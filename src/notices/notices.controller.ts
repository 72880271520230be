import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { NoticeAnswer, NoticeParam, NoticeQuery } from './notices.dto';
import { NoticesService } from './notices.service';

/** What the organisation, or the student, is told. */
@ApiTags('notices')
@Controller('api/v1/notices')
@Roles('coordinator', 'region_coordinator', 'host', 'student', 'admin')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @Answer(NoticeAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: NoticeQuery): Promise<Page> {
    return this.notices.page(party, query);
  }

  @Post(':id/read')
  @Answer(NoticeAnswer)
  read(@Acting() party: ActingParty, @Param() { id }: NoticeParam): Promise<Row> {
    return this.notices.read(party, String(id));
  }
}
