import { Module } from '@nestjs/common';
import { DemoAccountsRepository } from './demo-accounts.repository';
import { DemoAccountsService } from './demo-accounts.service';

@Module({ providers: [DemoAccountsService, DemoAccountsRepository], exports: [DemoAccountsService] })
export class DemoAccountsModule {}
