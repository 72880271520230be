import { Module } from '@nestjs/common';
import { PeopleReading } from './reading.service';

@Module({ providers: [PeopleReading], exports: [PeopleReading] })
export class PeopleModule {}
