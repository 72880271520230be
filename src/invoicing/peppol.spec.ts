import { brokenRules } from '../../test/support/en16931';
import { everyShape, invoiceDocument } from '../../test/support/invoice-documents';
import { attachmentIn, peppolXml } from './peppol';

const annex = { fileName: 'BLK-U-2026-000002.csv', content: '\uFEFFrad;placering\r\n1;P-7 åäö\r\n' };
const xml = (part: Parameters<typeof invoiceDocument>[0] = {}): string => peppolXml(invoiceDocument(part), annex);

describe('Peppol BIS Billing 3', () => {
  it.each(everyShape)('%s breaks no rule', (_, document) => {
    expect(brokenRules(peppolXml(document, annex))).toEqual([]);
  });

  it('carries the annex as it was', () => {
    expect(attachmentIn(xml())).toBe(annex.content);
  });

  it('tells the price in its contracted unit and days as days', () => {
    expect(xml()).toMatch(/<cbc:InvoicedQuantity unitCode="DAY">49<[\s\S]*<cbc:BaseQuantity unitCode="DAY">5</);
  });

  it('refers to its original and turns the sign on a credit note', () => {
    const [, credit] = everyShape.find(([name]) => name === 'credit note')!;
    const text = peppolXml(credit, annex);
    expect(text).toContain('<cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>');
    expect(text).toMatch(/<cac:InvoiceDocumentReference>\s*<cbc:ID>BLK-U-2026-000001</);
    expect(text).toMatch(/<cbc:PayableAmount currencyID="SEK">2380.08</);
    expect(text).not.toContain('-2380.08');
  });

  it('escapes what is written in it and drops what XML cannot hold', () => {
    const { seller } = invoiceDocument();
    const text = xml({ seller: { ...seller, name: 'A & B <AB> \u0007"é"' } });
    expect(text).toContain('A &amp; B &lt;AB&gt; "é"');
    expect(brokenRules(text)).toEqual([]);
  });
});

/** Each damage must be told by the rule that it breaks: a checker that says nothing proves nothing. */
describe('the checker of rules', () => {
  const good = xml();
  const bad = (from: string | RegExp, to: string): string => {
    const text = good.replace(from, to);
    expect(text).not.toBe(good);
    return text;
  };

  it.each([
    ['BR-CO-10', bad('>37852.50<', '>37852.51<')],
    ['PEPPOL-EN16931-R120', bad('>49<', '>48<')],
    ['BR-CO-16', bad(/PayableAmount currencyID="SEK">82280.55/, 'PayableAmount currencyID="SEK">82281.55')],
    ['BR-CO-15', bad(/TaxInclusiveAmount currencyID="SEK">82280.55/, 'TaxInclusiveAmount currencyID="SEK">82280.56')],
    ['BR-O: a VAT number', bad('<cac:PartyLegalEntity>', '<cac:PartyTaxScheme><cbc:CompanyID>SE232100008101</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity>')],
    ['BR-O: no reason', bad('VATEX-EU-O', 'VATEX-EU-G')],
    ['PEPPOL-EN16931-R004', bad('#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', '')],
    ['PEPPOL-EN16931-R003', bad(/<cbc:BuyerReference>[^<]*<\/cbc:BuyerReference>/, '')],
    ['PEPPOL-COMMON-R049', bad('2321000081', '2321000082')],
    ['PEPPOL-EN16931-R110', bad('<cbc:StartDate>2025-12-10', '<cbc:StartDate>2025-12-11')],
    ['UBL-order', bad(/(<cbc:DueDate>.*<\/cbc:DueDate>)\s*(<cbc:InvoiceTypeCode>380<\/cbc:InvoiceTypeCode>)/, '$2$1')],
    ['PEPPOL-EN16931-R008', bad('>Karlskrona<', '><')],
    ['BR-61', bad('SE:BANKGIRO', 'SE:OTHER')],
    ['SE-R-008', bad('>59876540<', '>5987-6543<')],
    ['PEPPOL-EN16931-R121', bad('unitCode="DAY">5<', 'unitCode="C62">5<')],
    ['BR-DEC', bad('>82280.55<', '>82280.5<')],
    ['dates', bad('2026-03-11', '2026-02-30')],
  ])('tells %s', (id, text) => {
    expect(brokenRules(text).filter((each) => each.includes(id))).not.toEqual([]);
  });
});
