import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';
import { Problem, type Breach } from '../shared/problem';

/** What an account is for: the first three where the organisation is paid, the next three where it pays. */
export const accountPurposes = ['receivable', 'revenue', 'output_vat', 'payable', 'cost', 'input_vat', 'rounding'] as const;
export type AccountPurpose = (typeof accountPurposes)[number];

/** Where something is posted; a kind of cost that has no account of its own is posted on the purpose's account without a kind. */
export interface VoucherAccount {
  readonly purpose: AccountPurpose;
  /** Kind of cost, such as housing; empty for all that have none of their own. */
  readonly kind: string;
  readonly account: string;
  readonly name: string;
  readonly costCentre: string;
}

/** An issued invoice, as far as the ledger must know it. */
export interface PostedInvoice {
  readonly number: string;
  readonly kind: string;
  readonly issuedOn: Day;
  /** Whether the organisation is the one that is paid. */
  readonly outgoing: boolean;
  readonly counterpart: string;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly roundingOre: Ore;
  readonly payableOre: Ore;
}

/** A sum on an account: debit is positive, credit negative. */
export interface VoucherRow {
  readonly account: string;
  readonly costCentre: string;
  readonly amountOre: Ore;
}

export interface Voucher {
  readonly day: Day;
  readonly number: string;
  readonly text: string;
  readonly rows: readonly VoucherRow[];
}

interface Posting {
  readonly purpose: AccountPurpose;
  readonly amountOre: Ore;
}

function postingsOf({ outgoing, netOre, vatOre, roundingOre, payableOre }: PostedInvoice): Posting[] {
  const sign = outgoing ? 1n : -1n;
  const [whole, net, vat]: readonly AccountPurpose[] = outgoing ? ['receivable', 'revenue', 'output_vat'] : ['payable', 'cost', 'input_vat'];
  const postings: Posting[] = [
    { purpose: whole as AccountPurpose, amountOre: sign * payableOre },
    { purpose: net as AccountPurpose, amountOre: -sign * netOre },
    { purpose: vat as AccountPurpose, amountOre: -sign * vatOre },
    { purpose: 'rounding', amountOre: -sign * roundingOre },
  ];
  return postings.filter(({ amountOre }) => amountOre !== 0n);
}

const accountFor = (plan: readonly VoucherAccount[], purpose: AccountPurpose, kind: string): VoucherAccount | undefined =>
  plan.find((row) => row.purpose === purpose && row.kind === kind) ?? plan.find((row) => row.purpose === purpose && row.kind === '');

/** A voucher for each invoice, each of which sums to 0; throws Problem `account-missing` naming every account that the plan lacks. */
export function vouchersOf(invoices: readonly PostedInvoice[], plan: readonly VoucherAccount[]): Voucher[] {
  const missing = new Map<string, MissingAccount>();
  const vouchers = invoices.map((invoice): Voucher => {
    const rows = postingsOf(invoice).flatMap(({ purpose, amountOre }): VoucherRow[] => {
      const found = accountFor(plan, purpose, invoice.kind);
      if (found) return [{ account: found.account, costCentre: found.costCentre, amountOre }];
      missing.set(`${purpose} ${invoice.kind}`, { purpose, kind: invoice.kind, number: invoice.number });
      return [];
    });
    const direction = invoice.outgoing ? 'till' : 'från';
    return { day: invoice.issuedOn, number: invoice.number, text: `Faktura ${invoice.number} ${direction} ${invoice.counterpart}`, rows };
  });
  if (missing.size === 0) return vouchers;
  throw new AccountsMissing([...missing.values()]);
}

interface MissingAccount {
  readonly purpose: AccountPurpose;
  readonly kind: string;
  /** An invoice that needs it. */
  readonly number: string;
}

const missingBreach = ({ purpose, kind, number }: MissingAccount): Breach => ({
  code: 'account-missing',
  detail: `There is no account for ${purpose} of ${kind}, which invoice ${number} needs; add it to the voucher plan, or one for ${purpose} without a kind.`,
});

/** Problem `account-missing`: nothing can be posted until the plan has these. */
export class AccountsMissing extends Problem {
  constructor(readonly missing: readonly MissingAccount[]) {
    super('account-missing', 'refused', `The voucher plan lacks ${missing.length === 1 ? 'an account' : `${missing.length} accounts`}.`, missing.map(missingBreach));
  }
}
