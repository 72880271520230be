/** Who needs supervisors: doctors in basic, general and specialist service, and students where a region has stated its own figure. */
export const traineeKinds = ['bt', 'at', 'st', 'vfu'] as const;
export type TraineeKind = (typeof traineeKinds)[number];

/** Posts in a region, or in the whole country, in a calendar year. */
export interface TraineeDemand {
  readonly id: string;
  /** Null for the whole country. */
  readonly organisationId: string | null;
  readonly kind: TraineeKind;
  readonly year: number;
  readonly posts: number;
}
