import { Module } from '@nestjs/common';
import { ProgrammesReading } from './reading.service';

@Module({ providers: [ProgrammesReading], exports: [ProgrammesReading] })
export class ProgrammesModule {}
