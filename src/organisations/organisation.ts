import type { Ore } from '../shared/money';

export const organisationKinds = ['university', 'region', 'municipality', 'private'] as const;

export type OrganisationKind = (typeof organisationKinds)[number];

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
  /** Regular expression that the reference must fit in whole. */
  readonly referencePattern: string | null;
  /** Who entered it; keeps it while it has no login of its own. */
  readonly registeredBy: string | null;
  /** Its own cost of receiving a student for a day. */
  readonly costPerDayOre: Ore | null;
}

type Given = 'countyCode' | 'alf' | 'street' | 'postalCode' | 'city' | 'bankgiro' | 'buyerReference' | 'referencePattern' | 'costPerDayOre';

/** What a new organisation is told by. */
export type NewOrganisation = Pick<Organisation, 'code' | 'kind' | 'name' | 'organisationNumber'> & Partial<Pick<Organisation, Given>>;
