import type { Ore } from '../shared/money';

export type OrganisationKind = 'university' | 'region' | 'municipality' | 'private';

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
  /** What the buyer wants to stand on invoices to it. */
  readonly buyerReference: string | null;
  readonly referencePattern: string | null;
  readonly costPerDayOre: Ore | null;
}
