import { Module } from '@nestjs/common';
import { OrganisationsController, SpecialtiesController, TownsController, TravelTimesController, UnitsController } from './reading.controller';
import { OrganisationsService } from './organisations.service';
import { OrganisationsReading } from './reading.service';

@Module({
  controllers: [OrganisationsController, TownsController, TravelTimesController, SpecialtiesController, UnitsController],
  providers: [OrganisationsService, OrganisationsReading],
  exports: [OrganisationsService, OrganisationsReading],
})
export class OrganisationsModule {}
