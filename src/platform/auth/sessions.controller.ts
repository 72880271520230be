import { Body, Controller, Delete, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Answer } from '../http/answer';
import type { PlatformRequest } from '../http/request';
import { Public } from './access';
import { clearSessionCookie, credentialOf } from './credential';
import { LoginsService } from './logins.service';
import { LoginRequest, SessionAnswer } from './sessions.dto';

/** Logging in and out for programs. */
@Controller('api/v1/sessions')
@Public()
export class SessionsController {
  constructor(@Inject(LoginsService) private readonly logins: LoginsService) {}

  @Post()
  @Answer(SessionAnswer, { status: 201 })
  async begin(@Body() { email, password }: LoginRequest): Promise<object> {
    const { token, expiresAt, account } = await this.logins.logIn(email, password);
    return { token, expiresAt, name: account.name, role: account.role };
  }

  @Delete('current')
  @HttpCode(204)
  async end(@Req() request: PlatformRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    const credential = credentialOf(request);
    if (credential !== undefined) await this.logins.logOut(credential.token);
    clearSessionCookie(response);
  }
}
