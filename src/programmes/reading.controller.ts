import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import { accountRoles } from '../platform/auth/role';
import type { ActingParty } from '../platform/database/acting-party';
import type { Page, Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { PageQuery } from '../platform/http/page-query';
import { EnrolmentAnswer, EnrolmentQuery, WishAnswer, WishQuery } from './enrolments.dto';
import { CourseAnswer, CourseQuery, CurriculumAnswer, DayExceptionAnswer, OfProgrammeQuery, ProgrammeAnswer, ProgrammeQuery, RequirementAnswer, RequirementQuery, StudySiteAnswer, TermAnswer } from './programmes.dto';
import { ProgrammesReading } from './reading.service';

@ApiTags('terms')
@Controller('api/v1/terms')
@Roles(...accountRoles)
export class TermsController {
  constructor(private readonly reading: ProgrammesReading) {}

  @Get()
  @Answer(TermAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: PageQuery): Promise<Page> {
    return this.reading.terms.page(party, query);
  }

  @Get(':code')
  @Answer(TermAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.terms.one(party, code);
  }
}

@ApiTags('day-exceptions')
@Controller('api/v1/day-exceptions')
@Roles(...accountRoles)
export class DayExceptionsController {
  constructor(private readonly reading: ProgrammesReading) {}

  @Get()
  @Answer(DayExceptionAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: PageQuery): Promise<Page> {
    return this.reading.dayExceptions.page(party, query);
  }
}

@ApiTags('programmes')
@Controller('api/v1/programmes')
@Roles(...accountRoles)
export class ProgrammesController {
  constructor(private readonly reading: ProgrammesReading) {}

  @Get()
  @Answer(ProgrammeAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: ProgrammeQuery): Promise<Page> {
    return this.reading.programmes.page(party, query);
  }

  @Get(':code')
  @Answer(ProgrammeAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.programmes.one(party, code);
  }
}

@ApiTags('study-sites')
@Controller('api/v1/study-sites')
@Roles(...accountRoles)
export class StudySitesController {
  constructor(private readonly reading: ProgrammesReading) {}

  @Get()
  @Answer(StudySiteAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: OfProgrammeQuery): Promise<Page> {
    return this.reading.studySites.page(party, query);
  }

  @Get(':code')
  @Answer(StudySiteAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.studySites.one(party, code);
  }
}

@ApiTags('curricula')
@Controller('api/v1/curricula')
@Roles(...accountRoles)
export class CurriculaController {
  constructor(private readonly reading: ProgrammesReading) {}

  @Get()
  @Answer(CurriculumAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: OfProgrammeQuery): Promise<Page> {
    return this.reading.curricula.page(party, query);
  }

  @Get(':code')
  @Answer(CurriculumAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.curricula.one(party, code);
  }
}

@ApiTags('courses')
@Controller('api/v1/courses')
@Roles(...accountRoles)
export class CoursesController {
  constructor(private readonly reading: ProgrammesReading) {}

  @Get()
  @Answer(CourseAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: CourseQuery): Promise<Page> {
    return this.reading.courses.page(party, query);
  }

  @Get(':code')
  @Answer(CourseAnswer)
  one(@Acting() party: ActingParty, @Param('code') code: string): Promise<Row> {
    return this.reading.courses.one(party, code);
  }
}

@ApiTags('requirements')
@Controller('api/v1/requirements')
@Roles(...accountRoles)
export class RequirementsController {
  constructor(private readonly reading: ProgrammesReading) {}

  @Get()
  @Answer(RequirementAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: RequirementQuery): Promise<Page> {
    return this.reading.requirements.page(party, query);
  }

  @Get(':id')
  @Answer(RequirementAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.requirements.one(party, id);
  }
}

@ApiTags('enrolments')
@Controller('api/v1/enrolments')
@Roles('coordinator', 'student')
export class EnrolmentsController {
  constructor(private readonly reading: ProgrammesReading) {}

  @Get()
  @Answer(EnrolmentAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: EnrolmentQuery): Promise<Page> {
    return this.reading.enrolments.page(party, query);
  }

  @Get(':id')
  @Answer(EnrolmentAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.enrolments.one(party, id);
  }
}

@ApiTags('wishes')
@Controller('api/v1/wishes')
@Roles('coordinator', 'student')
export class WishesController {
  constructor(private readonly reading: ProgrammesReading) {}

  @Get()
  @Answer(WishAnswer, { shape: 'page' })
  list(@Acting() party: ActingParty, @Query() query: WishQuery): Promise<Page> {
    return this.reading.wishes.page(party, query);
  }

  @Get(':id')
  @Answer(WishAnswer)
  one(@Acting() party: ActingParty, @Param('id') id: string): Promise<Row> {
    return this.reading.wishes.one(party, id);
  }
}
