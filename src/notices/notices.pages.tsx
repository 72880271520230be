import { Controller, Get, Header, Param, Post, Redirect, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { Pages } from '../platform/views/pages.service';
import { NoticeParam } from './notices.dto';
import { NoticesPage } from './notices-page';
import { NoticesService } from './notices.service';

/** The notices of whoever is logged in. */
@Controller('meddelanden')
@Roles('coordinator', 'region_coordinator', 'host', 'student', 'admin')
@ApiExcludeController()
export class NoticesPages {
  constructor(private readonly notices: NoticesService, private readonly pages: Pages) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Req() request: PlatformRequest, @Acting() party: ActingParty, @LoggedIn() account: Account): Promise<string> {
    const notices = await this.notices.newest(party, account.unitId);
    return this.pages.draw(request, { title: 'Meddelanden', content: <NoticesPage notices={notices} />, ...(account.role === 'student' && { layout: 'student' }) });
  }

  @Post(':id/last')
  @Redirect('/meddelanden', 303)
  async read(@Acting() party: ActingParty, @Param() { id }: NoticeParam): Promise<void> {
    await this.notices.read(party, String(id));
  }
}
