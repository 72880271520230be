import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthGuard } from './auth.guard';
import { LoginsService } from './logins.service';
import { SessionsController } from './sessions.controller';
import { Signer } from './signer';
import { VisitsService } from './visits.service';

/** Who is logged in, and a closed door for everybody else; and what lets in those who have no account. */
@Global()
@Module({
  controllers: [SessionsController],
  providers: [LoginsService, Signer, VisitsService, { provide: APP_GUARD, useClass: AuthGuard }],
  exports: [LoginsService, Signer, VisitsService],
})
export class AuthModule {}
