import { Injectable } from '@nestjs/common';
import type { Acting } from '../platform/database/acting';
import { actingAs } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { AttendanceRepository } from './attendance.repository';
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
      return (await this.report.blocks(em, termCode)).map((block) => countBlock(block, exceptions));
    });
  }
}
