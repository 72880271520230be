import { Body, Controller, Get, Header, Param, Post, Redirect, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { Pages } from '../platform/views/pages.service';
import { CourseFormFilter } from './course-form.pages';
import { courseAddress } from './course-forms';
import { CourseOverviewService } from './course-overview.service';
import { CoursePage, CoursesPage } from './course-page';
import { blockIn, courseIn } from './course-fields';
import { BlockParams, ChangedBlockForm, CourseForm, CourseParam, NewBlockForm } from './course-pages.dto';
import { ProgrammesService } from './programmes.service';

interface Back {
  readonly url: string;
  readonly statusCode: number;
}

const back = (code: string, part: string): Back => ({ url: `${courseAddress(code)}#${part}`, statusCode: 303 });

/** A university's courses, and the rules of their blocks. */
@Controller('kurser')
@Roles('coordinator', 'admin')
@UseFilters(CourseFormFilter)
@ApiExcludeController()
export class CoursePages {
  constructor(
    private readonly overviews: CourseOverviewService,
    private readonly programmes: ProgrammesService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(@Req() request: PlatformRequest, @Acting() party: ActingParty): Promise<string> {
    return this.pages.draw(request, { title: 'Kurser', content: <CoursesPage courses={await this.overviews.courses(party)} /> });
  }

  @Get(':code')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async show(@Req() request: PlatformRequest, @Acting() party: ActingParty, @Param() { code }: CourseParam): Promise<string> {
    const course = await this.overviews.course(party, code);
    return this.pages.draw(request, { title: course.name, content: <CoursePage course={course} choices={await this.overviews.choices(party, today())} /> });
  }

  @Post(':code')
  @Redirect()
  async change(@Acting() party: ActingParty, @Param() { code }: CourseParam, @Body() form: CourseForm): Promise<Back> {
    await this.programmes.courses.edit({ code }, courseIn(form), party, form.version);
    return back(code, 'kursen');
  }

  @Post(':code/block')
  @Redirect()
  async add(@Acting() party: ActingParty, @Param() { code }: CourseParam, @Body() form: NewBlockForm): Promise<Back> {
    await this.programmes.requirements.create({ ...blockIn(form), course: code, code: form.code }, party);
    return back(code, 'blocken');
  }

  @Post(':code/block/:id')
  @Redirect()
  async changeBlock(@Acting() party: ActingParty, @Param() { code, id }: BlockParams, @Body() form: ChangedBlockForm): Promise<Back> {
    const { id: courseId } = await this.overviews.course(party, code);
    await this.programmes.requirements.edit({ id, courseId }, blockIn(form), party, form.version);
    return back(code, 'blocken');
  }
}
