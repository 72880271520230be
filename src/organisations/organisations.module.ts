import { Module } from '@nestjs/common';
import { OrganisationsController, SpecialtiesController, TownsController, TravelTimesController, UnitsController } from './reading.controller';
import { OrganisationsReading } from './reading.service';

@Module({
  controllers: [OrganisationsController, TownsController, TravelTimesController, SpecialtiesController, UnitsController],
  providers: [OrganisationsReading],
  exports: [OrganisationsReading],
})
export class OrganisationsModule {}
