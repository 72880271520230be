/** The documents of an invoice as an access point takes them. */
export interface Parcel {
  /** The sender's code and the invoice's number: together no other parcel has them. */
  readonly sender: string;
  readonly number: string;
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

/**
 * Where issued invoices leave the house. Laying ready may be done any number of times; handing over happens once: what is no
 * longer laid ready has been handed over, even if whoever did so was killed before it could say so.
 */
export interface AccessPoint {
  layReady(parcel: Parcel): Promise<void>;
  /** False when nothing lay ready any more. */
  handOver(parcel: Pick<Parcel, 'sender' | 'number'>): Promise<boolean>;
}
