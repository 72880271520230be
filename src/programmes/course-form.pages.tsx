import { Inject, Injectable } from '@nestjs/common';
import { problemRenderer, type ProblemRenderer } from '../platform/http/problem.filter';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { Pages } from '../platform/views/pages.service';
import { inputOf, inSwedish, wrongFields } from '../platform/views/refusal';
import { CourseOverviewService } from './course-overview.service';
import { CoursePage } from './course-page';
import { courseSentences, fieldErrors } from './course-refusal';

/** Shows a course's page again when one of its forms was refused. */
@Injectable()
export class CourseFormFilter extends FormFilter {
  constructor(
    @Inject(problemRenderer) renderer: ProblemRenderer,
    @Inject(CourseOverviewService) private readonly courses: CourseOverviewService,
    @Inject(Pages) private readonly pages: Pages,
  ) {
    super(renderer);
  }

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const { party, params, path } = request;
    if (party === undefined) throw new Error('Nobody is logged in, so no course can be shown.');
    const { code, id } = params as { code: string; id?: string };
    const course = await this.courses.course(party, code);
    const form = id ?? (path.endsWith('/block') ? 'nytt' : 'kurs');
    const input = inputOf(request.body);
    const errors = fieldErrors({ code: answer.code, unread: wrongFields(answer), breaches: answer.breaches ?? [] }, input);
    const sentence = Object.keys(errors).length > 0 ? 'Rätta det som är markerat.' : inSwedish(answer, courseSentences);
    const refusal = { form, sentence, errors, input };
    return this.pages.draw(request, { title: course.name, content: <CoursePage course={course} choices={await this.courses.choices(party, today())} refusal={refusal} /> });
  }
}
