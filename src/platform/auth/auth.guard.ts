import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '../../shared/problem';
import type { PlatformRequest } from '../http/request';
import { accessKey } from './access';
import type { Access } from './access';
import { partyOf } from './account';
import { credentialOf } from './credential';
import { LoginsService } from './logins.service';
import { assertSameOrigin } from './same-origin';

/** Stands before every route and lets nobody in unless the route says who may enter. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(LoginsService) private readonly logins: LoginsService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<PlatformRequest>();
    await this.recognise(request);
    const access = this.reflector.getAllAndOverride<Access | undefined>(accessKey, [context.getHandler(), context.getClass()]);
    if (access === 'public') return true;
    const { account } = request;
    if (account === undefined) throw new Problem('login-required', 'unauthenticated', 'Log in first.');
    if (access === undefined) throw new Problem('route-closed', 'forbidden', 'This address is not open to any role.');
    if (!access.includes(account.role)) {
      throw new Problem('role-required', 'forbidden', `The role ${account.role} may not do this; that takes one of ${access.join(', ')}.`);
    }
    return true;
  }

  private async recognise(request: PlatformRequest): Promise<void> {
    const credential = credentialOf(request);
    if (credential?.by !== 'header') assertSameOrigin(signsOf(request));
    const account = credential && (await this.logins.accountOf(credential.token));
    if (account === undefined) return;
    request.account = account;
    request.party = partyOf(account);
  }
}

function signsOf(request: PlatformRequest): Parameters<typeof assertSameOrigin>[0] {
  const { method, headers, host } = request;
  return { method, secFetchSite: one(headers['sec-fetch-site']), origin: headers.origin, host };
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}
