import { Injectable } from '@nestjs/common';
import type { PlatformRequest } from '../http/request';
import { FormFilter } from './form.filter';
import { LoginPage } from './login-page';
import { ownPath } from './own-path';
import { inputOf } from './refusal';

/** Shows the login again when it was not filled in. */
@Injectable()
export class LoginFormFilter extends FormFilter {
  protected again(request: PlatformRequest): Promise<string> {
    const { email = '', vidare } = inputOf(request.body);
    const content = <LoginPage onward={ownPath(vidare)} email={email} failure="Fyll i både e-postadress och lösenord." />;
    return Promise.resolve(this.draw(request, { title: 'Logga in', content }));
  }
}
