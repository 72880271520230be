import { Injectable } from '@nestjs/common';
import { OutcomeService } from './outcome.service';
import type { TermRow } from './outcome';
import { PlacingService } from './placing.service';
import { SettlingService } from './settling.service';
import type { Stage, TermOrder } from './summary';
import { Stopwatch } from './stopwatch';
import type { IssuedInvoice } from '../invoicing/issuing.service';

/** Tells a person where the river is; `passing` marks news that the next news replaces. */
export type Tell = (text: string, passing?: boolean) => void;

/** What a whole run led to. */
export interface RiverRun {
  readonly today: string;
  readonly invoices: readonly IssuedInvoice[];
  readonly elapsedMs: Readonly<Record<Stage, number>>;
}

/** The whole river for one bundle on an empty database: from published capacity to issued invoices. */
@Injectable()
export class RiverService {
  constructor(
    private readonly placing: PlacingService,
    private readonly settling: SettlingService,
    private readonly outcome: OutcomeService,
  ) {}

  async run(order: TermOrder, tell: Tell): Promise<RiverRun> {
    const watch = new Stopwatch();
    const rows = await watch.time('import', () => this.placing.import(order.bundle));
    tell(`Imported ${rows} rows.`);
    const { terms, settled } = await this.outcome.calendar();
    for (const term of terms) await this.place(term, order.seed, watch, tell);
    const today = order.today ?? settled;
    for (const { code } of terms) await this.settle(code, today, watch, tell);
    const invoices = await watch.time('invoices', () => this.settling.invoice(today));
    tell(`Issued ${invoices.length} invoices on ${today}.`);
    return { today, invoices, elapsedMs: watch.elapsedMs };
  }

  private async place(term: TermRow, seed: number, watch: Stopwatch, tell: Tell): Promise<void> {
    tell(`${term.code}: allocating ${term.enrolments} students.`);
    const { runId, bookings, reserves } = await watch.time('allocate', () =>
      this.placing.allocate(term.code, seed, ({ phase }) => tell(`${term.code}: ${phase}`, true)));
    tell(`${term.code}: ${bookings} placements, ${reserves} reserves.`);
    if (reserves > 0) await this.help(term, runId, watch, tell);
    const published = await watch.time('book', () => this.placing.book(term.code));
    tell(`${term.code}: ${published} placements confirmed by their hosts and published.`);
  }

  private async help({ code }: TermRow, runId: string, watch: Stopwatch, tell: Tell): Promise<void> {
    tell(`${code}: looking for what would help those in reserve, a minute at most.`, true);
    const proposals = await watch.time('help', () => this.placing.helpRun(runId));
    tell(`${code}: ${proposals === 1 ? '1 proposal' : `${proposals} proposals`} of what would help; help.csv tells.`);
  }

  private async settle(term: string, today: string, watch: Stopwatch, tell: Tell): Promise<void> {
    const attended = await watch.time('attend', () => this.settling.attend(term, today));
    tell(`${term}: ${attended.days} days of attendance signed.${leftOver(attended.unmatched, 'attendance rows')}`);
    const claimed = await watch.time('claims', () => this.settling.claim(term, today));
    tell(`${term}: ${claimed.decided} claims decided.${leftOver(claimed.unmatched, 'receipts')}`);
  }
}

/** Rows that met no placement are told, never dropped in silence. */
const leftOver = (count: number, what: string): string => (count > 0 ? ` ${count} ${what} met no placement and were left out; unmatched.csv lists them.` : '');
