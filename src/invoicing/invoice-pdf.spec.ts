import { everyShape, invoiceDocument } from '../../test/support/invoice-documents';
import { invoicePdf } from './invoice-pdf';

describe('the invoice on paper', () => {
  it.each(everyShape)('%s is an archival PDF', async (_, document) => {
    const pdf = (await invoicePdf(document)).toString('latin1');
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(pdf).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(pdf).toContain('/FontFile2');
  });

  it('is the same document whenever it is made', async () => {
    const dates = (pdf: Buffer): string[] => pdf.toString('latin1').match(/CreationDate \([^)]*\)/g) ?? [];
    const first = await invoicePdf(invoiceDocument());
    expect(dates(first)).toEqual(dates(await invoicePdf(invoiceDocument())));
  });
});
