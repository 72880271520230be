import { Module } from '@nestjs/common';
import { CountersRepository } from '../capacity/counters.repository';
import { CountersService } from '../capacity/counters.service';
import { BundleService } from './bundle.service';

@Module({ providers: [BundleService, CountersService, CountersRepository], exports: [BundleService] })
export class BundleModule {}
