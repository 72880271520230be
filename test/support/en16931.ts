import { amountRules } from './en16931/amount-rules';
import { headerRules } from './en16931/header-rules';
import { readXml } from './en16931/xml';

/**
 * What a Peppol BIS Billing 3 document breaks of the rules that bear on Swedish invoices without allowances, each with the
 * official rule's number. Our own reading of them: it shares no code with the product, and is no substitute for the official files.
 */
export function brokenRules(xml: string): string[] {
  const document = readXml(xml);
  return [...headerRules, ...amountRules].flatMap(({ id, breaches }) => breaches(document).filter((each) => typeof each === 'string').map((each) => `${id}: ${each}`));
}
