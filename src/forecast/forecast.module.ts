import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module';
import { AlfReportController } from './alf-report.controller';
import { AlfReportService } from './alf-report.service';
import { ComparisonController } from './comparison.controller';
import { ComparisonPages } from './comparison.pages';
import { ComparisonService } from './comparison.service';
import { CoverageController } from './coverage.controller';
import { CoveragePages } from './coverage.pages';
import { CoverageRepository } from './coverage.repository';
import { CoverageService } from './coverage.service';
import { CurriculaPages } from './curricula.pages';
import { CurriculaRepository } from './curricula.repository';
import { CurriculaService } from './curricula.service';
import { DaysService } from './days.service';
import { ForecastPages } from './forecast.pages';
import { ForecastRepository } from './forecast.repository';
import { DayCostsController, TraineeDemandsController } from './keeping.controller';
import { ForecastKeeping } from './keeping.service';
import { NamesRepository } from './names.repository';
import { OutlookController } from './outlook.controller';
import { OutlookService } from './outlook.service';
import { CurriculaController, TraineesController } from './planning.controller';
import { RulesRepository } from './rules.repository';
import { TraineesRepository } from './trainees.repository';
import { TraineesService } from './trainees.service';

@Module({
  imports: [AgreementsModule],
  controllers: [CoverageController, OutlookController, DayCostsController, TraineeDemandsController, ComparisonController, AlfReportController, CurriculaController, TraineesController,
    ForecastPages, CoveragePages, ComparisonPages, CurriculaPages],
  providers: [
    CoverageService, CoverageRepository, DaysService, ForecastRepository, NamesRepository, RulesRepository, OutlookService, ComparisonService, ForecastKeeping,
    AlfReportService, CurriculaRepository, CurriculaService, TraineesRepository, TraineesService,
  ],
  exports: [CoverageService],
})
export class ForecastModule {}
