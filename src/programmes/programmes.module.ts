import { Module } from '@nestjs/common';
import {
  CoursesController, CurriculaController, DayExceptionsController, EnrolmentsController, ProgrammesController, RequirementsController, StudySitesController,
  TermsController, WishesController,
} from './reading.controller';
import { ProgrammesReading } from './reading.service';
import { EnrolmentWishesController } from './wishes.controller';
import { WishesRepository } from './wishes.repository';
import { ProgrammesService } from './programmes.service';
import { WishesService } from './wishes.service';

@Module({
  controllers: [
    TermsController, DayExceptionsController, ProgrammesController, StudySitesController, CurriculaController, CoursesController, RequirementsController,
    EnrolmentsController, WishesController, EnrolmentWishesController,
  ],
  providers: [ProgrammesService, ProgrammesReading, WishesService, WishesRepository],
  exports: [ProgrammesService, ProgrammesReading],
})
export class ProgrammesModule {}
