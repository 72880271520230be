import { everyShape, invoiceDocument } from '../../test/support/invoice-documents';
import type { Problem } from '../shared/problem';
import { peppolXml } from './peppol';
import { peppolBreaches, refuseBrokenRules } from './peppol-checks';

const annex = { fileName: 'BLK-U-2026-000002.csv', content: '\uFEFFrad;placering\r\n1;P-7 åäö\r\n' };
const shape = (name: string): string => peppolXml(everyShape.find(([each]) => each === name)![1], annex);
const good = peppolXml(invoiceDocument(), annex);
const credit = shape('credit note');
const taxed = shape('taxed invoice of a company');
const exempt = shape('exempt invoice');
const broken = (xml: string): string[] => peppolBreaches(xml).map(({ code }) => code);

it.each(everyShape)('%s breaks no rule', (_, document) => {
  expect(peppolBreaches(peppolXml(document, annex))).toEqual([]);
});

it('is told whatever prefixes the writer chose', () => {
  const other = good.replaceAll('cbc:', 'b:').replaceAll('cac:', 'a:').replace('xmlns:cbc', 'xmlns:b').replace('xmlns:cac', 'xmlns:a');
  expect(peppolBreaches(other)).toEqual([]);
});

it.each([
  ['UBL-ROOT', good, ':Invoice-2"', ':Order-2"'],
  ['UBL-XSD', good, /(<cbc:DueDate>.*<\/cbc:DueDate>)\s*(<cbc:InvoiceTypeCode>380<\/cbc:InvoiceTypeCode>)/, '$2$1'],
  ['UBL-XSD', good, /<cbc:IssueDate>.*?<\/cbc:IssueDate>/, ''],
  ['PEPPOL-EN16931-R004', good, '#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', ''],
  ['PEPPOL-EN16931-R007', good, 'billing:01:1.0', 'billing:01:2.0'],
  ['PEPPOL-EN16931-P0112', good, '>380<', '>384<'],
  ['PEPPOL-EN16931-R002', good, /(<cbc:Note>.*?<\/cbc:Note>)/, '$1$1'],
  ['PEPPOL-EN16931-R003', good, /<cbc:BuyerReference>.*?<\/cbc:BuyerReference>/, ''],
  ['PEPPOL-EN16931-R008', good, '>Karlskrona<', '><'],
  ['PEPPOL-EN16931-F001', good, '2026-03-11', '2026-02-30'],
  ['PEPPOL-COMMON-R049', good, '2321000081', '2321000082'],
  ['PEPPOL-COMMON-R040', shape('invoice to GLN by plusgiro with an order'), '7300000000004', '7300000000008'],
  ['PEPPOL-EN16931-CL008', good, 'schemeID="0007"', 'schemeID="0192"'],
  ['PEPPOL-EN16931-CL001', good, 'text/csv', 'text/plain'],
  ['VP-FILENAME', good, 'filename="BLK-U-2026-000002.csv"', 'filename="bilaga.exe"'],
  ['PEPPOL-EN16931-R110', good, '<cbc:StartDate>2025-12-10', '<cbc:StartDate>2025-12-11'],
  ['PEPPOL-EN16931-R111', good, '<cbc:EndDate>2026-01-14', '<cbc:EndDate>2026-01-13'],
  ['PEPPOL-EN16931-R120', good, '>49<', '>48<'],
  ['PEPPOL-EN16931-R121', good, 'unitCode="DAY">5<', 'unitCode="DAY">0<'],
  ['PEPPOL-EN16931-R130', good, 'unitCode="DAY">5<', 'unitCode="C62">5<'],
  ['BR-CL-23', good, 'unitCode="DAY">49<', 'unitCode="dagar">49<'],
  ['BR-DEC', good, '>82280.55<', '>82280.555<'],
  ['PEPPOL-EN16931-R051', good, 'currencyID="SEK"', 'currencyID="EUR"'],
  ['BR-CO-10', good, '>37852.50<', '>37852.51<'],
  ['BR-CO-13', good, /TaxExclusiveAmount currencyID="SEK">82280.55/, 'TaxExclusiveAmount currencyID="SEK">82280.56'],
  ['BR-CO-15', good, /TaxInclusiveAmount currencyID="SEK">82280.55/, 'TaxInclusiveAmount currencyID="SEK">82280.56'],
  ['BR-CO-16', good, /PayableAmount currencyID="SEK">82280.55/, 'PayableAmount currencyID="SEK">82281.55'],
  ['BR-O-02', good, '<cac:PartyLegalEntity>', '<cac:PartyTaxScheme><cbc:CompanyID>SE232100008101</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity>'],
  ['BR-O-05', good, '<cbc:ID>O</cbc:ID>', '<cbc:ID>O</cbc:ID><cbc:Percent>0</cbc:Percent>'],
  ['BR-O-10', good, 'VATEX-EU-O', 'VATEX-EU-G'],
  ['BR-E-02', exempt, /<cac:PartyTaxScheme>[\s\S]*?<\/cac:PartyTaxScheme>/, ''],
  ['BR-E-10', exempt, /<cbc:TaxExemptionReasonCode>[\s\S]*?<\/cbc:TaxExemptionReason>/, ''],
  ['BR-CO-17', taxed, /(TaxSubtotal>[\s\S]*?<cbc:TaxAmount currencyID="SEK">)\d+/, '$11'],
  ['SE-R-001', taxed, 'SE556016068001', 'SE5560160680'],
  ['SE-R-005', taxed, 'Godkänd för F-skatt', 'Momsregistrerad'],
  ['SE-R-006', taxed, '<cbc:Percent>25<', '<cbc:Percent>24<'],
  ['SE-R-008', good, '>59876540<', '>5987-6543<'],
  ['SE-R-009', good, '>59876540<', '>598765<'],
  ['SE-R-010', shape('invoice to GLN by plusgiro with an order'), '>41582<', '>4<'],
  ['SE-R-012', good, '>30<', '>31<'],
  ['BR-61', good, /<cac:PayeeFinancialAccount>[\s\S]*<\/cac:PayeeFinancialAccount>/, ''],
  ['VP-OCR', good, '>202600000220<', '>202600000222<'],
  ['VP-DUE', good, '<cbc:DueDate>2026-03-11<', '<cbc:DueDate>2026-01-11<'],
  ['VP-CREDIT', credit, /<cac:BillingReference>[\s\S]*<\/cac:BillingReference>/, ''],
  ['VP-SIGN', credit, 'PayableAmount currencyID="SEK">2380.08', 'PayableAmount currencyID="SEK">-2380.08'],
  ['VP-ROUNDING', shape('invoice in whole kronor'), /(<cbc:PayableAmount[^>]*>\d+)\.00/, '$1.10'],
] as const)('tells %s', (id, xml, from, to) => {
  const damaged = xml.replace(from, to);
  expect(damaged).not.toBe(xml);
  expect(broken(damaged)).toContain(id);
});

it.each(['', '<Invoice', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])('tells that %j is no document', (text) => {
  expect(broken(text)).toEqual(['XML']);
});

it('refuses with every breach, and says where to mend it', () => {
  const damaged = good.replace('>Karlskrona<', '><').replace('>59876540<', '>5987-6540<');
  const refusal = (): Problem => {
    try {
      refuseBrokenRules('BLK-U-2026-000002', damaged);
    } catch (error) {
      return error as Problem;
    }
    throw new Error('not refused');
  };
  expect(refusal()).toMatchObject({ code: 'peppol-rules', kind: 'refused', detail: expect.stringContaining('BLK-U-2026-000002') as string });
  expect(refusal().breaches.map(({ code }) => code)).toEqual(expect.arrayContaining(['PEPPOL-EN16931-R008', 'SE-R-008']));
});
