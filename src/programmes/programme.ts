/** An education at a university, such as medicine. */
export interface Programme {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly universityId: string;
}

/** One of the places where a programme is taught; cohorts are shared out by weight. */
export interface StudySite {
  readonly id: string;
  readonly programmeId: string;
  readonly code: string;
  readonly name: string;
  readonly weight: number;
}

/** One version of a programme; old and new ones run side by side during a change-over. */
export interface Curriculum {
  readonly id: string;
  readonly programmeId: string;
  readonly code: string;
  readonly name: string;
  readonly terms: number;
}

/** What a new programme is told by: it belongs to the university that makes it. */
export type NewProgramme = Pick<Programme, 'code' | 'name'>;

/** What a new curriculum is told by, its programme by the code. */
export type NewCurriculum = Pick<Curriculum, 'code' | 'name' | 'terms'> & { readonly programme: string };
