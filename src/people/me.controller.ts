import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LoggedIn, Roles } from '../platform/auth/access';
import type { Account } from '../platform/auth/account';
import { accountRoles } from '../platform/auth/role';
import { Answer } from '../platform/http/answer';
import { MeAnswer } from './people.dto';

/** Who is logged in. */
@ApiTags('me')
@Controller('api/v1/me')
@Roles(...accountRoles)
export class MeController {
  @Get()
  @Answer(MeAnswer)
  me(@LoggedIn() account: Account): Account {
    return account;
  }
}
