import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module';
import { BundleService } from './bundle.service';

@Module({ imports: [CapacityModule], providers: [BundleService], exports: [BundleService] })
export class BundleModule {}
