export type BookingModel = 'regulated' | 'first_come' | 'mixed';

/** basic (grundnivå) or advanced (avancerad nivå). */
export type Level = 'basic' | 'advanced';

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
