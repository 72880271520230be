import type { DocumentLine, InvoiceDocument } from '../../src/invoicing/document';
import { lineAmount } from '../../src/invoicing/charge';
import { totalsOf } from '../../src/invoicing/invoice';

const blekinge = { code: 'BLK', name: 'Region Blekinge', organisationNumber: '2321000081', street: 'Wämö Center', postalCode: '371 81', city: 'Karlskrona', isCompany: false };
const skane = { code: 'SKN', name: 'Region Skåne', organisationNumber: '2321000255', street: '', postalCode: '291 89', city: 'Kristianstad', isCompany: false };

const line = (position: number, units: number, rateOre: bigint, firstDay: string, lastDay: string): DocumentLine => ({
  position, activity: 'T11 Primärvård', description: 'Region Blekinge, 7 placeringar', firstDay, lastDay, units, rateOre, perUnits: 10,
  netOre: lineAmount(units, { rateOre, perUnits: 10 }),
});

const newYear = [line(1, 98, 386_250n, '2025-12-10', '2025-12-30'), line(2, 112, 396_679n, '2026-01-02', '2026-01-14')];

/** A document as it could be issued, for tests of what is made from it; E02 of Region Blekinge unless changed. */
export function invoiceDocument(part: Partial<InvoiceDocument> & { wholeKronor?: boolean } = {}): InvoiceDocument {
  const { wholeKronor = false, ...changes } = part;
  const lines = changes.lines ?? newYear;
  return {
    type: 'invoice', kind: 'teaching', number: 'BLK-U-2026-000002', issuedOn: '2026-02-09', dueOn: '2026-03-11', daysNet: 30, ocr: '202600000220',
    seller: blekinge, bankgiro: '59876540', buyer: skane, buyerReference: 'ALF-LU-BLK-26', agreementNumber: '2024:17', agreementName: 'Sekundäravtal',
    original: null, vatCategory: 'O', vatReason: 'Ersättning inom ALF-avtalet', firstDay: '2025-12-10', lastDay: '2026-01-14', lines,
    ...totalsOf(lines, changes.vatCategory ?? 'O', wholeKronor),
    ...changes,
  };
}

/** A line of a rate unit other than the week. */
const counted = (unit: string, units: number, rateOre: bigint, perUnits: number): DocumentLine =>
  ({ ...line(1, units, rateOre, '2026-01-02', '2026-01-30'), unit, perUnits, netOre: lineAmount(units, { rateOre, perUnits }) });
const january = { firstDay: '2026-01-02', lastDay: '2026-01-30' };
const company = { ...blekinge, code: 'HC', name: 'Hälsocentral & Co AB', organisationNumber: '5560160680', isCompany: true };

const original = { number: 'BLK-U-2026-000001', issuedOn: '2026-02-09' };
const taken = (units: number, netOre: bigint): DocumentLine => ({ ...line(1, units, 396_679n, '2026-01-02', '2026-01-05'), netOre });

/** One document of every shape that the product issues. */
export const everyShape: readonly (readonly [string, InvoiceDocument])[] = [
  ['invoice outside VAT', invoiceDocument()],
  ['exempt invoice', invoiceDocument({ vatCategory: 'E', vatReason: 'Utbildning, ML 10 kap.' })],
  ['taxed invoice of a company', invoiceDocument({ vatCategory: 'S', vatReason: '', seller: company })],
  ['exempt invoice of a company', invoiceDocument({ vatCategory: 'E', vatReason: 'Utbildning, ML 10 kap.', seller: company })],
  ['invoice of a company outside VAT', invoiceDocument({ seller: company })],
  ['invoice to GLN by plusgiro with an order', invoiceDocument({ bankgiro: null, plusgiro: '41582', referenceIsOrder: true, seller: { ...blekinge, gln: '7300000000004' }, buyer: { ...skane, gln: '7350053850019' } })],
  ['invoice by month', invoiceDocument({ ...january, lines: [counted('month', 2600, 450_000n, 3000)] })],
  ['invoice by hour', invoiceDocument({ ...january, lines: [counted('hour', 7, 61_235n, 1)] })],
  ['invoice by visit', invoiceDocument({ ...january, lines: [counted('visit', 3, 125_050n, 1)] })],
  ['invoice by placement', invoiceDocument({ ...january, lines: [counted('fixed', 2, 500_000n, 1)] })],
  ['invoice by half-day', invoiceDocument({ ...january, lines: [counted('half_day', 3, 40_033n, 1)] })],
  ['invoice in whole kronor', invoiceDocument({ wholeKronor: true })],
  ['invoice without a bank account', invoiceDocument({ bankgiro: null })],
  ['housing invoice', invoiceDocument({ kind: 'housing', lines: [{ ...line(1, 1, 490_000n, '2026-01-02', '2026-01-30'), perUnits: 1, netOre: 490_000n, activity: 'Boende' }], firstDay: '2026-01-02', lastDay: '2026-01-30' })],
  ['credit note', invoiceDocument({ type: 'credit_note', original, lines: [taken(-6, -238_008n)] })],
  ['taxed credit note', invoiceDocument({ type: 'credit_note', original, vatCategory: 'S', lines: [taken(-6, -238_008n)] })],
  ['credit note in whole kronor', invoiceDocument({ type: 'credit_note', original, wholeKronor: true, lines: [taken(-6, -238_008n)] })],
  ['supplementary invoice', invoiceDocument({ type: 'supplementary', original, lines: [{ ...line(1, -112, 386_250n, '2026-01-02', '2026-01-14') }, line(2, 112, 396_679n, '2026-01-02', '2026-01-14')] })],
];
