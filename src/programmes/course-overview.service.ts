import { Injectable } from '@nestjs/common';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { Problem } from '../shared/problem';
import { weeksFrom } from '../shared/week';
import type { CourseChoices, CourseDetail } from './course-overview';
import { CourseOverviewRepository } from './course-overview.repository';

/** What a university's courses ask for, for those who keep them. */
@Injectable()
export class CourseOverviewService {
  constructor(private readonly doorway: Doorway, private readonly repository: CourseOverviewRepository) {}

  courses(party: ActingParty): Promise<CourseDetail[]> {
    return this.read(party);
  }

  /** Another university's course is as missing as one that never was. */
  async course(party: ActingParty, code: string): Promise<CourseDetail> {
    const [course] = await this.read(party, code);
    if (!course) throw new Problem('not-found', 'missing', `There is no course "${code.slice(0, 40)}" of your university.`);
    return course;
  }

  choices(party: ActingParty, today: Day): Promise<CourseChoices> {
    return this.doorway.asParty(party, async (em) => {
      const terms = await this.repository.terms(em, today);
      const weeks = new Set(terms.flatMap(({ firstWeek, lastWeek }) => weeksFrom(firstWeek, lastWeek)));
      return { specialties: await this.repository.specialties(em), weeks: [...weeks].sort() };
    });
  }

  private read(party: ActingParty, code?: string): Promise<CourseDetail[]> {
    return this.doorway.asParty(party, async (em) => {
      const courses = await this.repository.courses(em, party.organisationId, code);
      const blocks = groupBy(await this.repository.blocks(em, courses.map(({ id }) => id)), ({ courseId }) => courseId);
      return courses.map((course) => ({ ...course, blocks: blocks.get(course.id) ?? [] }));
    });
  }
}
