import { Controller, Get, Inject, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { LoggedIn, Roles } from '../auth/access';
import type { Account } from '../auth/account';
import { accountRoles } from '../auth/role';
import { navigationFor, type NavigationFor } from './pages.service';

/** The front door: leads each role to where its work begins. */
@Controller()
@Roles(...accountRoles)
@ApiExcludeController()
export class StartPages {
  constructor(@Inject(navigationFor) private readonly navigation: NavigationFor) {}

  @Get()
  @Redirect()
  begin(@LoggedIn() account: Account): { url: string } {
    return { url: this.navigation(account)[0]?.links[0]?.href ?? '/tillganglighet' };
  }
}
