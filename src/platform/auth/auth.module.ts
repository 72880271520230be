import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthGuard } from './auth.guard';
import { LoginsService } from './logins.service';
import { SessionsController } from './sessions.controller';

/** Who is logged in, and a closed door for everybody else. */
@Global()
@Module({
  controllers: [SessionsController],
  providers: [LoginsService, { provide: APP_GUARD, useClass: AuthGuard }],
  exports: [LoginsService],
})
export class AuthModule {}
