import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Acting, Roles } from '../platform/auth/access';
import type { ActingParty } from '../platform/database/acting-party';
import { Answer } from '../platform/http/answer';
import type { AlfFigures, AlfReport } from './alf-report';
import { alfSheets } from './alf-report-file';
import { AlfReportAnswer, AlfReportQuery } from './alf-report.dto';
import { AlfReportService } from './alf-report.service';
import { csvOf } from './figures-file';

/** Full-time students, days and money of a calendar year per ALF region and host. */
@ApiTags('alf-reports')
@Controller('api/v1/alf-reports')
@Roles('finance', 'region_coordinator', 'coordinator', 'admin')
export class AlfReportController {
  constructor(private readonly reports: AlfReportService) {}

  @Get()
  @Answer(AlfReportAnswer)
  async report(@Acting() party: ActingParty, @Query() query: AlfReportQuery): Promise<Omit<AlfReport, 'country'> & { readonly country: AlfFigures[] }> {
    const report = await this.reports.report(party, query);
    return { ...report, country: [report.country] };
  }

  @Get('csv')
  @ApiProduces('text/csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  async csv(@Acting() party: ActingParty, @Query() query: AlfReportQuery): Promise<string> {
    return csvOf(alfSheets(await this.reports.report(party, query)));
  }
}
