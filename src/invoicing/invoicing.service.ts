import { Injectable } from '@nestjs/common';
import { Doorway } from '../platform/database/doorway';
import type { Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { annexWorkbook } from './annex-workbook';
import { documentOf } from './document';
import { invoicePdf, type PdfAttachment } from './invoice-pdf';
import { InvariantsRepository, type MoneyBreach } from './invariants.repository';
import { IssuingRepository } from './issuing.repository';
import { IssuingService, type IssuedInvoice, type IssueOrder } from './issuing.service';
import { attachmentIn } from './peppol';
import { RunsService, type DrawnRun } from './runs.service';
import { named, type Signatory } from './signatory';

/** Which drafts a run draws; what is left out does not narrow. */
export interface DraftOrder {
  readonly today: Day;
  readonly termId?: string | undefined;
  readonly creditorId?: string | undefined;
  readonly by?: Signatory | undefined;
}

/** The files of an issued invoice. */
export interface InvoiceFiles {
  readonly xml: string;
  readonly xmlSha256: string;
  readonly pdf: Buffer;
  readonly annexCsv: string;
}

/** Runs, review, issue and the documents that come of them. */
@Injectable()
export class InvoicingService {
  constructor(
    private readonly doorway: Doorway,
    private readonly runs: RunsService,
    private readonly issuing: IssuingService,
    private readonly invoices: IssuingRepository,
    private readonly invariants: InvariantsRepository,
  ) {}

  /** Drafts what is due and not billed, and corrections of what is; running it again changes nothing. */
  draftRun({ today, termId, creditorId, by }: DraftOrder): Promise<DrawnRun> {
    return this.runs.draw({ today, termId: termId ?? null, creditorId: creditorId ?? null }, by ?? named('vilplats'));
  }

  /** Marks a draft as reviewed; with a creditor given, only that creditor's. */
  review(id: string, reviewedBy: Signatory, creditorId?: string): Promise<void> {
    return this.issuing.review(id, reviewedBy, creditorId);
  }

  /** Issues one reviewed draft: number, XML and snapshot, never to change again. */
  issue(id: string, order: IssueOrder): Promise<IssuedInvoice> {
    return this.issuing.issue(id, order);
  }

  /** Issues every draft, each in a transaction of its own. */
  async issueAll(order: IssueOrder): Promise<IssuedInvoice[]> {
    const issued: IssuedInvoice[] = [];
    for (const id of await this.issuing.draftIds(order.creditorId)) issued.push(await this.issuing.issue(id, order));
    return issued;
  }

  /** The stored XML and annex of an issued invoice, and the PDF made from its snapshot. */
  async document(id: string): Promise<InvoiceFiles> {
    const { snapshot, xml, xmlSha256 } = await this.issued(id);
    const document = documentOf(snapshot);
    const annexCsv = attachmentIn(xml);
    return { xml, xmlSha256, pdf: await invoicePdf(document, filesInside(document.number, xml, annexCsv)), annexCsv };
  }

  /** The annex as a workbook. */
  workbook = async (id: string): Promise<Buffer> => annexWorkbook((await this.texts(id)).annexCsv);

  /** Everything that there is of an issued invoice. */
  async everyFile(id: string): Promise<InvoiceFiles & { readonly annexXlsx: Buffer }> {
    const files = await this.document(id);
    return { ...files, annexXlsx: await annexWorkbook(files.annexCsv) };
  }

  /** The stored XML alone, with the annex in it. */
  async texts(id: string): Promise<Pick<InvoiceFiles, 'xml' | 'annexCsv'>> {
    const { xml } = await this.issued(id);
    return { xml, annexCsv: attachmentIn(xml) };
  }

  private async issued(id: string): Promise<{ snapshot: string; xml: string; xmlSha256: string }> {
    const stored = await this.doorway.asSystem((em) => this.invoices.issued(em, id));
    if (!stored) throw new Problem('not-issued', 'missing', `There is no issued invoice "${id}".`);
    return stored;
  }

  /** What does not hold of the money's rules; nothing, as long as all is well. */
  breaches(): Promise<MoneyBreach[]> {
    return this.doorway.asSystem((em) => this.invariants.breaches(em));
  }
}

/** The files that an invoice's PDF carries inside it. */
const filesInside = (number: string, xml: string, annexCsv: string): PdfAttachment[] => [
  { name: `${number}.xml`, mimeType: 'text/xml', content: xml, says: 'Fakturan som Peppol BIS Billing 3', relationship: 'Alternative' },
  { name: `${number}.csv`, mimeType: 'text/csv', content: annexCsv, says: 'Underlag per studentdag eller kvitto', relationship: 'Supplement' },
];
