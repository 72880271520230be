import { Body, Controller, Get, Header, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Problem } from '../../shared/problem';
import { Public } from '../auth/access';
import { clearSessionCookie, credentialOf, setSessionCookie } from '../auth/credential';
import { LoginsService } from '../auth/logins.service';
import type { PlatformRequest } from '../http/request';
import { AccessibilityPage } from './accessibility-page';
import { LoginFormFilter } from './login-form.filter';
import { LoginPage } from './login-page';
import { LoginForm, LoginQuery } from './login.dto';
import { ownPath } from './own-path';
import { Pages } from './pages.service';

const failures: Readonly<Record<string, string>> = {
  'login-failed': 'E-postadressen eller lösenordet stämmer inte.',
  'login-throttled': 'För många misslyckade försök. Vänta en kvart och försök igen.',
};

/** Logging in and out for people. */
@Controller()
@Public()
@ApiExcludeController()
export class LoginPages {
  constructor(private readonly logins: LoginsService, private readonly pages: Pages) {}

  @Get('logga-in')
  @Header('Content-Type', 'text/html; charset=utf-8')
  ask(@Req() request: PlatformRequest, @Query() { vidare }: LoginQuery): string {
    return this.pages.draw(request, { title: 'Logga in', content: <LoginPage onward={ownPath(vidare)} /> });
  }

  @Post('logga-in')
  @UseFilters(LoginFormFilter)
  async enter(@Req() request: PlatformRequest, @Body() form: LoginForm, @Res() response: Response): Promise<void> {
    const onward = ownPath(form.vidare);
    try {
      const { token, expiresAt } = await this.logins.logIn(form.email, form.password);
      setSessionCookie(response, token, expiresAt);
      response.redirect(303, onward);
    } catch (error) {
      const failure = error instanceof Problem ? failures[error.code] : undefined;
      if (failure === undefined) throw error;
      const content = <LoginPage onward={onward} email={form.email} failure={failure} />;
      response.status(401).type('html').send(this.pages.draw(request, { title: 'Logga in', content }));
    }
  }

  @Post('logga-ut')
  async leave(@Req() request: PlatformRequest, @Res() response: Response): Promise<void> {
    const credential = credentialOf(request);
    if (credential) await this.logins.logOut(credential.token);
    clearSessionCookie(response);
    response.redirect(303, '/logga-in');
  }

  @Get('tillganglighet')
  @Header('Content-Type', 'text/html; charset=utf-8')
  accessibility(@Req() request: PlatformRequest): string {
    return this.pages.draw(request, { title: 'Tillgänglighetsredogörelse', content: <AccessibilityPage /> });
  }
}
