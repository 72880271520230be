import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../http/problem.filter';
import type { PlatformRequest } from '../http/request';
import { FormFilter } from './form.filter';
import { LoginPage } from './login-page';
import { ownPath } from './own-path';
import { Pages } from './pages.service';
import { inputOf } from './refusal';

/** Shows the login again when it was not filled in. */
@Injectable()
export class LoginFormFilter extends FormFilter {
  constructor(@Inject(problemRenderer) renderer: ProblemRenderer, @Inject(Pages) private readonly pages: Pages) {
    super(renderer);
  }

  protected again(request: PlatformRequest): Promise<string> {
    const { email = '', vidare } = inputOf(request.body);
    const content = <LoginPage onward={ownPath(vidare)} email={email} failure="Fyll i både e-postadress och lösenord." />;
    return Promise.resolve(this.pages.draw(request, { title: 'Logga in', content }));
  }
}
