/** What may be demanded of a student before a placement. */
export const demandKinds = ['vaccination', 'mrsa', 'tb', 'register_extract', 'confidentiality', 'e_card'] as const;
export type DemandKind = (typeof demandKinds)[number];

/** Kinds that a host sees to and may verify; the others are between the student and her university. */
export const hostKinds: readonly DemandKind[] = ['confidentiality', 'e_card'];

export const isHostKind = (kind: DemandKind): boolean => hostKinds.includes(kind);

/** Kinds that are met until a day that must be told. */
export const expiringKinds: readonly DemandKind[] = ['register_extract'];

/** What people call the kinds. */
export const demandNames: Readonly<Record<DemandKind, string>> = {
  vaccination: 'Vaccinationsstatus',
  mrsa: 'MRSA-frågor',
  tb: 'TB-frågor',
  register_extract: 'Utdrag ur belastningsregistret',
  confidentiality: 'Sekretessförbindelse',
  e_card: 'E-tjänstekort',
};

/** Something that a unit, or an agreement, demands before each placement. */
export interface Demand {
  readonly id: string;
  readonly code: string;
  readonly unitId: string | null;
  readonly agreementId: string | null;
  readonly kind: DemandKind;
  /** It is to be met before the day so many days before the start; null: before placements are cancelled under the agreement. */
  readonly daysBefore: number | null;
}

/** What a new demand is told by: the unit or the agreement by its code. */
export interface NewDemand extends Pick<Demand, 'code' | 'kind'> {
  readonly unit?: string | null | undefined;
  readonly agreement?: string | null | undefined;
  readonly daysBefore?: number | null | undefined;
}
