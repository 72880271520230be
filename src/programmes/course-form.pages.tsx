import { Inject, Injectable } from '@nestjs/common';
import type { ProblemAnswer } from '../platform/http/problem-answer';
import type { PlatformRequest } from '../platform/http/request';
import { today } from '../platform/http/today';
import { FormFilter } from '../platform/views/form.filter';
import { inputOf, inSwedish, wrongFields } from '../platform/views/refusal';
import { CourseOverviewService } from './course-overview.service';
import { CoursePage } from './course-page';
import { courseSentences, fieldErrors } from './course-refusal';

/** Shows a course's page again when one of its forms was refused. */
@Injectable()
export class CourseFormFilter extends FormFilter {
  @Inject(CourseOverviewService) private readonly courses!: CourseOverviewService;

  protected async again(request: PlatformRequest, answer: ProblemAnswer): Promise<string> {
    const party = this.partyOf(request);
    const { params, path } = request;
    const { code, id } = params as { code: string; id?: string };
    const course = await this.courses.course(party, code);
    const form = id ?? (path.endsWith('/block') ? 'nytt' : 'kurs');
    const input = inputOf(request.body);
    const errors = fieldErrors({ code: answer.code, unread: wrongFields(answer), breaches: answer.breaches ?? [] }, input);
    const sentence = Object.keys(errors).length > 0 ? 'Rätta det som är markerat.' : inSwedish(answer, courseSentences);
    const refusal = { form, sentence, errors, input };
    return this.draw(request, { title: course.name, content: <CoursePage course={course} choices={await this.courses.choices(party, today())} refusal={refusal} /> });
  }
}
