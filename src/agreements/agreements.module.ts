import { Module } from '@nestjs/common';
import { AgreementsRepository } from './agreements.repository';
import { AgreementsService } from './agreements.service';
import { AgreementsReading } from './reading.service';

@Module({
  providers: [AgreementsService, AgreementsRepository, AgreementsReading],
  exports: [AgreementsService, AgreementsReading],
})
export class AgreementsModule {}
