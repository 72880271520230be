import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module';
import { ClaimsRepository } from './claims.repository';
import { HousingService } from './housing.service';
import { HousingReading } from './reading.service';

@Module({
  imports: [AgreementsModule],
  providers: [HousingService, ClaimsRepository, HousingReading],
  exports: [HousingService, HousingReading],
})
export class HousingModule {}
