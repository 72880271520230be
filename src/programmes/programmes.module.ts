import { Module } from '@nestjs/common';
import { CourseOverviewRepository } from './course-overview.repository';
import { CourseOverviewService } from './course-overview.service';
import { CoursePages } from './course.pages';
import { EnrolmentKeepingController } from './enrolments.controller';
import { EnrolmentsService } from './enrolments.service';
import { CourseKeepingController, CurriculumKeepingController, ProgrammeKeepingController, RequirementKeepingController } from './keeping.controller';
import {
  CoursesController, CurriculaController, DayExceptionsController, EnrolmentsController, ProgrammesController, RequirementsController, StudySitesController,
  TermsController, WishesController,
} from './reading.controller';
import { ProgrammesReading } from './reading.service';
import { StandingRepository } from './standing.repository';
import { DayExceptionKeepingController, TermKeepingController } from './terms.controller';
import { TermsService } from './terms.service';
import { StudySiteStepsController } from './study-sites.controller';
import { StudySitesRepository } from './study-sites.repository';
import { StudySitesService } from './study-sites.service';
import { EnrolmentWishesController } from './wishes.controller';
import { WishesRepository } from './wishes.repository';
import { ProgrammesService } from './programmes.service';
import { WishesService } from './wishes.service';

@Module({
  controllers: [
    TermsController, DayExceptionsController, ProgrammesController, StudySitesController, CurriculaController, CoursesController, RequirementsController,
    EnrolmentsController, WishesController, EnrolmentWishesController, TermKeepingController, DayExceptionKeepingController, ProgrammeKeepingController,
    CurriculumKeepingController, CourseKeepingController, RequirementKeepingController, EnrolmentKeepingController, StudySiteStepsController, CoursePages,
  ],
  providers: [
    ProgrammesService, TermsService, EnrolmentsService, StandingRepository, StudySitesService, StudySitesRepository, ProgrammesReading, WishesService,
    WishesRepository, CourseOverviewService, CourseOverviewRepository,
  ],
  exports: [ProgrammesService, TermsService, EnrolmentsService, ProgrammesReading],
})
export class ProgrammesModule {}
