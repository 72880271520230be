import { Injectable } from '@nestjs/common';
import { DaysReportService } from '../attendance/days-report.service';
import type { CountedBlock } from '../attendance/days-report';
import { CoverageService } from '../forecast/coverage.service';
import { InvoicingService } from '../invoicing/invoicing.service';
import type { IssuedInvoice } from '../invoicing/issuing.service';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { courseSummaries, hostSummaries, unmatchedCounts } from './counting';
import { firstDayAllDue } from './due-day';
import { helpRows } from './help-rows';
import type { TermRow } from './outcome';
import { claimsTable, coverageTable, daysTable, helpTable, placementsTable, reasonsTable, reservesTable, unmatchedTable, type Table } from './outcome-files';
import { RiverRepository } from './river.repository';
import { totals, type TermSummary } from './summary';

/** What the database itself tells of a run; who ran it adds the rest. */
export type Findings = Omit<TermSummary, 'format' | 'bundle' | 'seed' | 'today' | 'elapsedMs'>;

/** A file of an issued invoice. */
export interface DocumentFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Reads what a run came to: tables, documents and sums, students by code only. */
@Injectable()
export class OutcomeService {
  constructor(
    private readonly doorway: Doorway,
    private readonly rows: RiverRepository,
    private readonly days: DaysReportService,
    private readonly coverage: CoverageService,
    private readonly invoicing: InvoicingService,
  ) {}

  /** The terms in order of time, and the first day on which all that is told of them has happened and may be invoiced. */
  calendar(): Promise<{ terms: TermRow[]; settled: Day }> {
    return this.doorway.asSystem(async (em) => {
      const terms = await this.rows.terms(em);
      const due = firstDayAllDue(terms.map(({ lastDay }) => lastDay), await this.rows.periods(em));
      const told = await this.rows.lastToldDay(em);
      return { terms, settled: told !== null && told > due ? told : due };
    });
  }

  async tables(): Promise<Record<string, Table>> {
    const days = await this.blocks();
    const coverage = await this.coverage.hosts('system');
    return this.doorway.asSystem(async (em) => ({
      'placements.csv': placementsTable(await this.rows.placements(em)),
      'reserves.csv': reservesTable(await this.rows.reserves(em)),
      'reasons.csv': reasonsTable(await this.rows.reasons(em)),
      'help.csv': helpTable(helpRows(await this.rows.help(em))),
      'days.csv': daysTable(days),
      'claims.csv': claimsTable(await this.rows.claims(em)),
      'unmatched.csv': unmatchedTable(await this.rows.unmatched(em)),
      'coverage.csv': coverageTable(coverage),
    }));
  }

  async findings(): Promise<Findings> {
    const days = await this.blocks();
    return this.doorway.asSystem(async (em) => {
      const placements = await this.rows.placements(em);
      const courses = courseSummaries(days, placements);
      return {
        terms: (await this.rows.terms(em)).map(({ code }) => code),
        ...totals(courses),
        courses,
        hosts: hostSummaries(days, placements, await this.rows.hosts(em)),
        studySites: await this.rows.studySites(em),
        quotas: await this.rows.quotas(em),
        claims: await this.rows.claimSums(em),
        unmatched: unmatchedCounts(await this.rows.unmatched(em)),
        invoices: await this.rows.invoiceSums(em),
        allocation: await this.rows.allocations(em),
      };
    });
  }

  /** The PDF, the annex and the XML of each invoice, one after the other. */
  async *documents(invoices: readonly IssuedInvoice[]): AsyncGenerator<DocumentFile> {
    for (const { id, number } of invoices) {
      const { pdf, annexCsv, xml } = await this.invoicing.document(id);
      yield { name: `${number}.pdf`, content: pdf };
      yield { name: `${number}.csv`, content: annexCsv };
      yield { name: `${number}.xml`, content: xml };
    }
  }

  private async blocks(): Promise<CountedBlock[]> {
    const { terms } = await this.calendar();
    const perTerm: CountedBlock[][] = [];
    for (const { code } of terms) perTerm.push(await this.days.ofTerm(code, 'system'));
    return perTerm.flat();
  }
}
