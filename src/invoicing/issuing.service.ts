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
import { IssuingRepository, type InvoiceRow, type PartyRow } from './issuing.repository';
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
      const buyer = await this.invoices.party(em, invoice.debtorId);
      const lines = await this.invoices.lines(em, id);
      const annex = await this.annex(em, invoice);
      const year = yearOf(order.today);
      const { sequence, ordinal } = await this.invoices.nextNumber(em, invoice.creditorId, invoice.series, year);
      const number = invoiceNumber(seller.code, invoice.series, year, sequence);
      const ocr = ocrOf({ year, sequence, ordinal, lengthDigit: seller.ocrLengthDigit });
      const document: InvoiceDocument = { ...drawn(invoice, seller, buyer, order.today), number, ocr, lines };
      const xml = peppolXml(document, { fileName: `${number}.csv`, content: annex });
      refusePersonalNumbers(number, [withoutAttachment(xml), annex, ...textsOnPaper(document)]);
      refuseBrokenRules(number, xml);
      await this.invoices.issue(em, id, {
        year, sequence, number, ocr, reviewedBy, issuedOn: document.issuedOn, dueOn: document.dueOn, issuedBy: order.issuedBy,
        snapshot: snapshotOf(document), xml, xmlSha256: createHash('sha256').update(xml).digest('hex'),
      });
      if (seller.invoiceChannel !== 'none') await writeFact(em, INVOICE_ISSUED, { invoiceId: id });
      return { id, number };
    });
  }

  private async draft(em: EntityManager, id: string, creditorId?: string): Promise<InvoiceRow> {
    const invoice = await this.invoices.lockInvoice(em, id);
    if (!invoice || (creditorId !== undefined && invoice.creditorId !== creditorId)) throw new Problem('not-found', 'missing', `There is no invoice "${id}".`);
    if (invoice.state === 'draft') return invoice;
    throw new Problem('already-issued', 'conflict', `Invoice ${invoice.number ?? ''} is already issued; only a credit note or a supplementary invoice can correct it.`);
  }

  private async annex(em: EntityManager, { id, kind }: InvoiceRow): Promise<string> {
    if (kind === 'housing' || kind === 'travel') return claimAnnex(await this.invoices.claimEvidence(em, id));
    return teachingAnnex(await this.invoices.teachingEvidence(em, id));
  }
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
