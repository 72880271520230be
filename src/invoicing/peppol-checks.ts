import { Problem, type Breach } from '../shared/problem';
import { amountRules } from './rules/amounts';
import { headerRules } from './rules/header';
import { lineRules } from './rules/lines';
import { partyRules } from './rules/parties';
import { paymentRules } from './rules/payment';
import type { InvoiceRule } from './rules/rule';
import { schemaRules } from './rules/schema';
import { treeOf, type Element } from './rules/tree';
import { vatRules } from './rules/vat';

const rules: readonly InvoiceRule[] = [...schemaRules, ...headerRules, ...partyRules, ...lineRules, ...amountRules, ...vatRules, ...paymentRules];

/**
 * What a document breaks of UBL, EN 16931, Peppol BIS Billing 3 and the Swedish rules, by rule number, as far as they bear on
 * what is issued here; numbers that begin with VP are our own. The official rules themselves are run by `vilplats check-invoice`.
 */
export function peppolBreaches(xml: string): Breach[] {
  let document: Element;
  try {
    document = treeOf(withShortAttachments(xml));
  } catch (error) {
    return [{ code: 'XML', detail: `The document is no XML: ${(error as Error).message.split('\n')[0] ?? ''}.` }];
  }
  return rules.flatMap(({ id, check }) => check(document).map((detail) => ({ code: id, detail })));
}

/** Refuses a document that a receiver would send back; throws Problem `peppol-rules` with every breach. */
export function refuseBrokenRules(number: string, xml: string): void {
  const breaches = peppolBreaches(xml);
  if (breaches.length === 0) return;
  const [first] = breaches;
  const more = breaches.length === 1 ? '' : ` and ${breaches.length - 1} more`;
  throw new Problem('peppol-rules', 'refused', `Invoice ${number} would come back unpaid: ${first?.code ?? ''}: ${first?.detail ?? ''}${more} Correct the party, agreement or leg it comes from.`, breaches);
}

/** Sound attachments are read as a few letters: the annex of a big run is millions. */
const withShortAttachments = (xml: string): string =>
  xml.replace(/(<(?:\w+:)?EmbeddedDocumentBinaryObject[^>]*>)([^<]{100,})(?=<)/g, (whole, start: string, content: string) => (/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(content) ? `${start}AAAA` : whole));
