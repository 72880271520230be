import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { Row } from '../platform/database/listing';
import { Answer } from '../platform/http/answer';
import { IfMatch } from '../platform/http/version';
import { AddCourse, AddCurriculum, AddProgramme, AddRequirement, ChangeCourse, ChangeCurriculum, ChangeProgramme, ChangeRequirement, KeptParam } from './keeping.dto';
import { CourseAnswer, CurriculumAnswer, ProgrammeAnswer, RequirementAnswer } from './programmes.dto';
import { ProgrammesService } from './programmes.service';
import { ProgrammesReading } from './reading.service';

/** A programme belongs to the university that adds it. */
@ApiTags('programmes')
@Controller('api/v1/programmes')
@Roles('coordinator', 'admin')
export class ProgrammeKeepingController {
  constructor(private readonly service: ProgrammesService, private readonly reading: ProgrammesReading) {}

  @Post()
  @Answer(ProgrammeAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() programme: AddProgramme): Promise<Row> {
    await this.service.programmes.create(programme, party);
    return this.reading.programmes.one(party, programme.code);
  }

  @Patch(':code')
  @Answer(ProgrammeAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeProgramme, @IfMatch() version: number): Promise<Row> {
    await this.service.programmes.edit({ code }, changes, party, version);
    return this.reading.programmes.one(party, code);
  }
}

@ApiTags('curricula')
@Controller('api/v1/curricula')
@Roles('coordinator', 'admin')
export class CurriculumKeepingController {
  constructor(private readonly service: ProgrammesService, private readonly reading: ProgrammesReading) {}

  @Post()
  @Answer(CurriculumAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() curriculum: AddCurriculum): Promise<Row> {
    await this.service.curricula.create(curriculum, party);
    return this.reading.curricula.one(party, curriculum.code);
  }

  @Patch(':code')
  @Answer(CurriculumAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeCurriculum, @IfMatch() version: number): Promise<Row> {
    await this.service.curricula.edit({ code }, changes, party, version);
    return this.reading.curricula.one(party, code);
  }
}

@ApiTags('courses')
@Controller('api/v1/courses')
@Roles('coordinator', 'admin')
export class CourseKeepingController {
  constructor(private readonly service: ProgrammesService, private readonly reading: ProgrammesReading) {}

  @Post()
  @Answer(CourseAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() course: AddCourse): Promise<Row> {
    await this.service.courses.create(course, party);
    return this.reading.courses.one(party, course.code);
  }

  @Patch(':code')
  @Answer(CourseAnswer)
  async change(@Acting() party: ActingParty, @Param('code') code: string, @Body() changes: ChangeCourse, @IfMatch() version: number): Promise<Row> {
    await this.service.courses.edit({ code }, changes, party, version);
    return this.reading.courses.one(party, code);
  }
}

@ApiTags('requirements')
@Controller('api/v1/requirements')
@Roles('coordinator', 'admin')
export class RequirementKeepingController {
  constructor(private readonly service: ProgrammesService, private readonly reading: ProgrammesReading) {}

  @Post()
  @Answer(RequirementAnswer, { status: 201 })
  async add(@Acting() party: ActingParty, @Body() requirement: AddRequirement): Promise<Row> {
    const { id } = await this.service.requirements.create(requirement, party);
    return this.reading.requirements.one(party, id);
  }

  /** What places were chosen by stays while some are booked; the days may change. */
  @Patch(':id')
  @Answer(RequirementAnswer)
  async change(@Acting() party: ActingParty, @Param() { id }: KeptParam, @Body() changes: ChangeRequirement, @IfMatch() version: number): Promise<Row> {
    await this.service.requirements.edit({ id }, changes, party, version);
    return this.reading.requirements.one(party, id);
  }
}
