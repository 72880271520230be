export const bookingModels = ['regulated', 'first_come', 'mixed'] as const;

export type BookingModel = (typeof bookingModels)[number];

export const levels = ['basic', 'advanced'] as const;

/** basic (grundnivå) or advanced (avancerad nivå). */
export type Level = (typeof levels)[number];

/** A field of care in which a block is done. */
export interface Specialty {
  readonly code: string;
  readonly name: string;
}

/** A clinic or health centre that receives students. */
export interface Unit {
  readonly id: string;
  readonly code: string;
  readonly organisationId: string;
  readonly townId: string;
  readonly name: string;
  /** `SE<organisation number>-<suffix>`. */
  readonly hsaId: string;
  readonly bookingModel: BookingModel;
}

/** What a new unit is told by: it belongs to whoever makes it; town and specialties by their codes. */
export type NewUnit = Pick<Unit, 'code' | 'name' | 'hsaId' | 'bookingModel'> & {
  readonly town: string;
  readonly specialties: readonly string[];
  /** Whether it is asked before students who come to it are exchanged; it is unless told otherwise. */
  readonly asksAtSwaps?: boolean | undefined;
};
