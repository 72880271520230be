import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import { today } from '../platform/http/today';
import { CurriculaService } from './curricula.service';
import type { CurriculumComparison, CurriculumDays } from './curriculum-comparison';
import { CurriculumComparisonAnswer, CurriculumComparisonQuery, TraineeForecastAnswer, TraineeForecastQuery } from './planning.dto';
import type { TraineeForecast } from './trainees';
import { TraineesService } from './trainees.service';

/** Days and money under two curricula. */
@ApiTags('curriculum-comparisons')
@Controller('api/v1/curriculum-comparisons')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
export class CurriculaController {
  constructor(private readonly curricula: CurriculaService) {}

  @Get()
  @Answer(CurriculumComparisonAnswer)
  async compare(
    @Acting() party: ActingParty, @Query() { rateDay, ...query }: CurriculumComparisonQuery,
  ): Promise<Omit<CurriculumComparison, 'from' | 'to'> & { readonly curricula: readonly CurriculumDays[] }> {
    const { from, to, ...rest } = await this.curricula.compare(party, { ...query, rateDay: rateDay ?? today() });
    return { curricula: [from, to], ...rest };
  }
}

/** Doctors in training beside students' placements, by region and year. */
@ApiTags('trainee-forecasts')
@Controller('api/v1/trainee-forecasts')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
export class TraineesController {
  constructor(private readonly trainees: TraineesService) {}

  @Get()
  @Answer(TraineeForecastAnswer)
  forecast(@Acting() party: ActingParty, @Query() query: TraineeForecastQuery): Promise<TraineeForecast> {
    return this.trainees.forecast(party, query, today());
  }
}
