import { Injectable } from '@nestjs/common';
import type { Acting } from '../platform/database/acting';
import { actingAs } from '../platform/database/acting';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { AttendanceRepository } from './attendance.repository';
import { daysAhead, type FollowedBlock, type FollowFilter } from './days-ahead';
import { countBlock, type CountedBlock } from './days-report';
import { DaysReportRepository } from './days-report.repository';

/** Days required, booked and done in a term, of the students whom the party sees. */
@Injectable()
export class DaysReportService {
  constructor(
    private readonly doorway: Doorway,
    private readonly attendance: AttendanceRepository,
    private readonly report: DaysReportRepository,
  ) {}

  ofTerm(termCode: string, acting: Acting): Promise<CountedBlock[]> {
    return actingAs(this.doorway, acting, async (em) => {
      const exceptions = await this.attendance.dayExceptions(em);
      return (await this.report.blocks(em, { term: termCode, course: null, group: null })).map((block) => countBlock(block, exceptions));
    });
  }

  /** With what remains of each block on the day, and what puts it at risk. */
  follow(party: ActingParty, today: Day, { term = null, course = null, group = null, atRisk }: FollowFilter = {}): Promise<FollowedBlock[]> {
    return this.doorway.asParty(party, async (em) => {
      const exceptions = await this.attendance.dayExceptions(em);
      const blocks = (await this.report.blocks(em, { term, course, group })).map((block) => ({ ...countBlock(block, exceptions), ...daysAhead(block, { today, exceptions }) }));
      return blocks.filter(({ risk }) => atRisk === undefined || (risk !== null) === atRisk);
    });
  }
}
