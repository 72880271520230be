import { Module } from '@nestjs/common';
import {
  OrganisationKeepingController, SpecialtyKeepingController, TownKeepingController, TravelTimeKeepingController, UnitKeepingController,
} from './keeping.controller';
import { OrganisationsController, SpecialtiesController, TownsController, TravelTimesController, UnitsController } from './reading.controller';
import { OrganisationsService } from './organisations.service';
import { OrganisationsReading } from './reading.service';
import { TravelTimesRepository } from './travel-times.repository';
import { TravelTimesService } from './travel-times.service';
import { UnitsRepository } from './units.repository';
import { UnitsService } from './units.service';

@Module({
  controllers: [
    OrganisationsController, TownsController, TravelTimesController, SpecialtiesController, UnitsController,
    OrganisationKeepingController, TownKeepingController, TravelTimeKeepingController, SpecialtyKeepingController, UnitKeepingController,
  ],
  providers: [OrganisationsService, UnitsService, UnitsRepository, TravelTimesService, TravelTimesRepository, OrganisationsReading],
  exports: [OrganisationsService, UnitsService, OrganisationsReading],
})
export class OrganisationsModule {}
