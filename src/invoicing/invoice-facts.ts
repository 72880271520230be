/** An invoice of an organisation whose documents are handed to an access point has been issued; the payload names it as `invoiceId`. */
export const INVOICE_ISSUED = 'invoice-issued';
