import { Module } from '@nestjs/common';
import { OrganisationsReading } from './reading.service';

@Module({ providers: [OrganisationsReading], exports: [OrganisationsReading] })
export class OrganisationsModule {}
