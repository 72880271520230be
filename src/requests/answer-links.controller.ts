import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { AnswerLinkAnswer, AnswerLinkParam, AnswerLinkQuery, MakeAnswerLink } from './answer-links.dto';
import { AnswerLinksService } from './answer-links.service';

/** Links by which a host without an account answers, for the university or the host's coordinator to send. */
@ApiTags('answer-links')
@Controller('api/v1/answer-links')
@Roles('coordinator', 'region_coordinator', 'admin')
export class AnswerLinksController {
  constructor(private readonly links: AnswerLinksService) {}

  @Get()
  @Answer(AnswerLinkAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: AnswerLinkQuery): Promise<Page> {
    return this.links.page(party, query);
  }

  @Get(':id')
  @Answer(AnswerLinkAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.links.one(party, id);
  }

  @Post()
  @Answer(AnswerLinkAnswer, { status: 201 })
  async make(@Acting() party: ActingParty, @Body() order: MakeAnswerLink): Promise<Row> {
    const { id, path } = await this.links.make(order, party, new Date());
    return { ...(await this.links.one(party, id)), path };
  }

  @Post(':id/revoke')
  @Answer(AnswerLinkAnswer)
  async revoke(@Acting() party: ActingParty, @Param() { id }: AnswerLinkParam): Promise<Row> {
    await this.links.revoke(id, party, new Date());
    return this.links.one(party, id);
  }
}
