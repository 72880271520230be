import type { Ore } from '../shared/money';

export const organisationKinds = ['university', 'region', 'municipality', 'private'] as const;

export type OrganisationKind = (typeof organisationKinds)[number];

/** Who numbers the invoices that an organisation sends: this house without gaps, or the organisation's own system from a basis. */
export const invoiceNumberings = ['own', 'basis'] as const;
export type InvoiceNumbering = (typeof invoiceNumberings)[number];

/** How issued invoices leave the house: fetched by people, or dropped as files for an access point. */
export const invoiceChannels = ['none', 'file_drop'] as const;
export type InvoiceChannel = (typeof invoiceChannels)[number];

/** A university, or one that receives students: a region, a municipality or a private provider. */
export interface Organisation {
  readonly id: string;
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  /** Ten digits without dash. */
  readonly organisationNumber: string;
  /** Two digits; every region has one. */
  readonly countyCode: string | null;
  /** Whether the region is party to the ALF agreement. */
  readonly alf: boolean;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  /** Digits without dash. */
  readonly bankgiro: string | null;
  /** Digits without dash; used where there is no bankgiro. */
  readonly plusgiro: string | null;
  /** Thirteen digits; where electronic documents reach it, when not by its organisation number. */
  readonly gln: string | null;
  /** What the buyer wants to stand on invoices to it. */
  readonly buyerReference: string | null;
  /** Regular expression that the reference must fit in whole. */
  readonly referencePattern: string | null;
  /** Whether the buyer wants its reference where an order's number stands. */
  readonly referenceIsOrder: boolean;
  /** Whether payment references to it tell their own length. */
  readonly ocrLengthDigit: boolean;
  readonly invoiceNumbering: InvoiceNumbering;
  readonly invoiceChannel: InvoiceChannel;
  /** Who entered it; keeps it while it has no login of its own. */
  readonly registeredBy: string | null;
  /** Its own cost of receiving a student for a day. */
  readonly costPerDayOre: Ore | null;
}

type Given = 'countyCode' | 'alf' | 'street' | 'postalCode' | 'city' | 'bankgiro' | 'plusgiro' | 'gln' | 'buyerReference' | 'referencePattern' | 'referenceIsOrder' | 'ocrLengthDigit' | 'invoiceNumbering' | 'invoiceChannel' | 'costPerDayOre';

/** What a new organisation is told by. */
export type NewOrganisation = Pick<Organisation, 'code' | 'kind' | 'name' | 'organisationNumber'> & Partial<Pick<Organisation, Given>>;
