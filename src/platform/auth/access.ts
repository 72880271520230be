import { SetMetadata, createParamDecorator } from '@nestjs/common';
import type { CustomDecorator, ExecutionContext } from '@nestjs/common';
import { Problem } from '../../shared/problem';
import type { ActingParty } from '../database/acting-party';
import type { PlatformRequest } from '../http/request';
import type { Account } from './account';
import type { AccountRole } from './role';

/** Key under which a route says who may enter. */
export const accessKey = 'vilplats:access';

/** Who may enter a route: everybody, or accounts of these roles. */
export type Access = 'public' | readonly AccountRole[];

/** Everybody may enter, logged in or not. */
export const Public = (): CustomDecorator => SetMetadata(accessKey, 'public' satisfies Access);

/** Accounts of these roles may enter; which rows they see is for row security to say. */
export const Roles = (...roles: readonly [AccountRole, ...AccountRole[]]): CustomDecorator => SetMetadata(accessKey, roles satisfies Access);

/** The party that the request acts for. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): ActingParty => {
  const { party } = context.switchToHttp().getRequest<PlatformRequest>();
  if (party === undefined) throw new Problem('login-required', 'unauthenticated', 'Log in first.');
  return party;
});

/** The account that is logged in; undefined on a public route when nobody is. */
export const LoggedIn = createParamDecorator(
  (_: unknown, context: ExecutionContext): Account | undefined => context.switchToHttp().getRequest<PlatformRequest>().account,
);
