import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Doorway } from '../platform/database/doorway';
import { writeFact } from '../platform/outbox/outbox';
import { addDays, yearOf, type Day } from '../shared/day';
import { Problem } from '../shared/problem';
import { claimAnnex, teachingAnnex } from './annex';
import { refusePersonalNumbers, refuseWrongReference, snapshotOf, type InvoiceDocument } from './document';
import { DraftsRepository } from './drafts.repository';
import { INVOICE_ISSUED } from './invoice-facts';
import { IssuingRepository, type InvoiceRow, type Issue, type PartyRow } from './issuing.repository';
import { invoiceNumber, ocrOf } from './ocr';
import { textsOnPaper } from './invoice-pdf';
import { peppolXml } from './peppol';
import { refuseBrokenRules } from './peppol-checks';
import { isSamePerson, type Signatory } from './signatory';

/** Who issues what another has reviewed, on which day. */
export interface IssueOrder {
  readonly today: Day;
  readonly issuedBy: Signatory;
  /** Who has reviewed it; left out when the review is already on the draft. */
  readonly reviewedBy?: Signatory | undefined;
  /** Only as this creditor; left out for all. */
  readonly creditorId?: string | undefined;
}

export interface IssuedInvoice {
  readonly id: string;
  readonly number: string;
}

/** Turns drafts into issued invoices: numbered without gaps, frozen, refused when they must not leave the house. */
@Injectable()
export class IssuingService {
  constructor(private readonly doorway: Doorway, private readonly drafts: DraftsRepository, private readonly invoices: IssuingRepository) {}

  /** Marks a draft as reviewed; whoever reviews cannot issue. */
  review(id: string, reviewedBy: Signatory, creditorId?: string): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      await this.draft(em, id, creditorId);
      await this.invoices.review(em, id, reviewedBy);
    });
  }

  draftIds = (creditorId?: string): Promise<string[]> => this.doorway.asSystem((em) => this.invoices.draftIds(em, creditorId ?? null));

  issue(id: string, order: IssueOrder): Promise<IssuedInvoice> {
    return this.doorway.asSystem(async (em) => {
      await this.drafts.shareRuns(em);
      const invoice = await this.draft(em, id, order.creditorId);
      const reviewedBy = twoPersons(order, invoice.reviewedBy);
      const seller = await this.invoices.party(em, invoice.creditorId);
      if (seller.invoiceNumbering === 'basis') throw new Problem('numbered-elsewhere', 'refused', `The invoices of ${seller.name} are numbered by its own system; hand over the basis, and import the number that comes back.`);
      const paper = await this.paper(em, invoice, seller, order.today);
      const year = yearOf(order.today);
      const { sequence, ordinal } = await this.invoices.nextNumber(em, invoice.creditorId, invoice.series, year);
      const number = invoiceNumber(seller.code, invoice.series, year, sequence);
      const ocr = ocrOf({ year, sequence, ordinal, lengthDigit: seller.ocrLengthDigit });
      await this.freeze(em, id, paper, { number, ocr, year, sequence, issuedOn: order.today, dueOn: addDays(order.today, invoice.daysNet), reviewedBy, issuedBy: order.issuedBy });
      if (seller.invoiceChannel !== 'none') await writeFact(em, INVOICE_ISSUED, { invoiceId: id });
      return { id, number };
    });
  }

  /** Hands a reviewed draft over to the seller's own system, after all that would stop its issue has been looked for; gives what it is called there. */
  handOver(id: string, { today, issuedBy, creditorId }: IssueOrder): Promise<string> {
    return this.doorway.asSystem(async (em) => {
      await this.drafts.shareRuns(em);
      const invoice = await this.draft(em, id, creditorId);
      twoPersons({ today, issuedBy }, invoice.reviewedBy);
      const seller = await this.invoices.party(em, invoice.creditorId);
      if (seller.invoiceNumbering !== 'basis') throw new Problem('numbered-here', 'refused', `The invoices of ${seller.name} are numbered here; issue the draft.`);
      const paper = await this.paper(em, invoice, seller, today);
      const basis = await this.invoices.handOver(em, id, today, issuedBy);
      written(paper, { number: basis, ocr: '', issuedOn: today, dueOn: addDays(today, invoice.daysNet) });
      return basis;
    });
  }

  /** Takes a basis back that is not numbered; the draft is drawn again by the next run. */
  takeBack(id: string, creditorId: string): Promise<void> {
    return this.doorway.asSystem(async (em) => {
      await this.drafts.shareRuns(em);
      await this.handedOver(em, id, creditorId);
      await this.invoices.takeBack(em, id);
    });
  }

  /** Issues what was handed over, under the number that has come back for it; in no series of ours. */
  issueAs(id: string, creditorId: string, told: ToldNumber): Promise<IssuedInvoice> {
    return this.doorway.asSystem(async (em) => {
      await this.drafts.shareRuns(em);
      const invoice = await this.handedOver(em, id, creditorId);
      const seller = await this.invoices.party(em, invoice.creditorId);
      const signers = { reviewedBy: invoice.reviewedBy as Signatory, issuedBy: invoice.handedOverBy as Signatory };
      await this.freeze(em, id, await this.paper(em, invoice, seller, told.issuedOn), { ...told, ...signers, year: yearOf(told.issuedOn), sequence: null });
      return { id, number: told.number };
    });
  }

  /** The document of a handed over draft, under its basis. */
  basisDocument(id: string, creditorId: string): Promise<InvoiceDocument> {
    return this.doorway.asSystem(async (em) => {
      const invoice = await this.handedOver(em, id, creditorId);
      const { document } = await this.paper(em, invoice, await this.invoices.party(em, invoice.creditorId), invoice.lastDay);
      return { ...document, number: invoice.basis ?? '', ocr: '' };
    });
  }

  private async paper(em: EntityManager, invoice: InvoiceRow, seller: PartyRow, day: Day): Promise<Paper> {
    const buyer = await this.invoices.party(em, invoice.debtorId);
    return { document: { ...drawn(invoice, seller, buyer, day), lines: await this.invoices.lines(em, invoice.id) }, annex: await this.annex(em, invoice) };
  }

  private async freeze(em: EntityManager, id: string, paper: Paper, numbering: ToldNumber & Pick<Issue, 'year' | 'sequence' | 'issuedBy' | 'reviewedBy'>): Promise<void> {
    const { document, xml } = written(paper, numbering);
    await this.invoices.issue(em, id, { ...numbering, snapshot: snapshotOf(document), xml, xmlSha256: createHash('sha256').update(xml).digest('hex') });
  }

  private async handedOver(em: EntityManager, id: string, creditorId: string): Promise<InvoiceRow> {
    const invoice = await this.invoices.lockInvoice(em, id);
    if (invoice?.creditorId === creditorId && invoice.state === 'draft' && invoice.basis !== null) return invoice;
    throw new Problem('not-handed-over', 'missing', `There is no basis of invoice "${id}" that waits for its number.`);
  }

  private async draft(em: EntityManager, id: string, creditorId?: string): Promise<InvoiceRow> {
    const invoice = await this.invoices.lockInvoice(em, id);
    if (!invoice || (creditorId !== undefined && invoice.creditorId !== creditorId)) throw new Problem('not-found', 'missing', `There is no invoice "${id}".`);
    if (invoice.state === 'draft' && invoice.basis === null) return invoice;
    if (invoice.state === 'draft') throw new Problem('handed-over', 'conflict', `The draft is handed over as ${invoice.basis ?? ''} and waits for its number; take the basis back to change it.`);
    throw new Problem('already-issued', 'conflict', `Invoice ${invoice.number ?? ''} is already issued; only a credit note or a supplementary invoice can correct it.`);
  }

  private async annex(em: EntityManager, { id, kind }: InvoiceRow): Promise<string> {
    if (kind === 'housing' || kind === 'travel') return claimAnnex(await this.invoices.claimEvidence(em, id));
    return teachingAnnex(await this.invoices.teachingEvidence(em, id));
  }
}

/** All of a document but its number. */
interface Paper {
  readonly document: Omit<InvoiceDocument, 'number' | 'ocr'>;
  readonly annex: string;
}

/** A number with what goes with it. */
export interface ToldNumber {
  readonly number: string;
  /** Empty where payments refer to the number. */
  readonly ocr: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
}

/** The document under its number, refused when it must not leave the house. */
function written({ document: drawnDocument, annex }: Paper, { number, ocr, issuedOn, dueOn }: ToldNumber): { document: InvoiceDocument; xml: string } {
  const document: InvoiceDocument = { ...drawnDocument, number, ocr, issuedOn, dueOn };
  const xml = peppolXml(document, { fileName: `${number}.csv`, content: annex });
  refusePersonalNumbers(number, [withoutAttachment(xml), annex, ...textsOnPaper(document)]);
  refuseBrokenRules(number, xml);
  return { document, xml };
}

/** Issuing takes two persons: whoever reviewed, and another who issues. */
function twoPersons({ issuedBy, reviewedBy }: IssueOrder, stored: Signatory | null): Signatory {
  const reviewer = reviewedBy ?? stored;
  if (!reviewer) throw new Problem('not-reviewed', 'refused', 'The invoice is not reviewed; let another person review it first.');
  if (isSamePerson(reviewer, issuedBy)) throw new Problem('two-persons', 'refused', `${issuedBy.name} has reviewed the invoice and cannot issue it too; let another person issue it.`);
  return reviewer;
}

function drawn(invoice: InvoiceRow, seller: PartyRow, buyer: PartyRow, today: Day): Omit<InvoiceDocument, 'number' | 'ocr' | 'lines'> {
  const buyerReference = buyer.buyerReference ?? invoice.agreementNumber;
  refuseWrongReference(buyer.name, buyerReference, buyer.referencePattern);
  const { originalNumber, originalIssuedOn, type, kind, daysNet, agreementNumber, agreementName, vatCategory, vatReason, firstDay, lastDay } = invoice;
  const { netOre, vatOre, roundingOre, payableOre } = invoice;
  return {
    type, kind, daysNet, agreementNumber, agreementName, vatCategory, vatReason, firstDay, lastDay, netOre, vatOre, roundingOre, payableOre, buyerReference,
    issuedOn: today,
    dueOn: addDays(today, daysNet),
    seller: onPaper(seller),
    buyer: onPaper(buyer),
    bankgiro: seller.bankgiro,
    plusgiro: seller.plusgiro,
    referenceIsOrder: buyer.referenceIsOrder,
    original: originalNumber === null || originalIssuedOn === null ? null : { number: originalNumber, issuedOn: originalIssuedOn },
  };
}

const onPaper = ({ code, name, organisationNumber, street, postalCode, city, isCompany, gln }: PartyRow): InvoiceDocument['seller'] =>
  ({ code, name, organisationNumber, street, postalCode, city, isCompany, gln: gln ?? null });

/** The annex is scanned as it was, not in its encoding, where chance might spell a number. */
const withoutAttachment = (xml: string): string => xml.replace(/(<cbc:EmbeddedDocumentBinaryObject[^>]*>)[^<]*/, '$1');
