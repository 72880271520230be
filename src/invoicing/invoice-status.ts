/** What becomes of an issued invoice, as an office tells it. */
export const invoiceStatuses = ['sent', 'accepted', 'disputed', 'paid'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

const follows: Readonly<Record<InvoiceStatus | 'issued', readonly InvoiceStatus[]>> = {
  issued: ['sent', 'accepted', 'disputed', 'paid'],
  sent: ['accepted', 'disputed', 'paid'],
  accepted: ['disputed', 'paid'],
  disputed: ['accepted', 'paid'],
  paid: [],
};

/** Whether an invoice may go on to a status: what is paid stays so, and nothing accepted is sent again. */
export const mayFollow = (now: InvoiceStatus | null, next: InvoiceStatus): boolean => follows[now ?? 'issued'].includes(next);

/** Statuses that whoever pays may tell; the one who is paid may tell all. */
export const toldByDebtor: readonly InvoiceStatus[] = ['accepted', 'disputed', 'paid'];

export const statusNames: Readonly<Record<InvoiceStatus, string>> = { sent: 'Skickad', accepted: 'Godkänd', disputed: 'Bestridd', paid: 'Betald' };
