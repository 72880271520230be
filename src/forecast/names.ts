/** Code and name of something by its id. */
export interface Named {
  readonly code: string;
  readonly name: string;
}

export interface NamedOrganisation extends Named {
  readonly kind: string;
  readonly countyCode: string | null;
  readonly alf: boolean;
}

export interface NamedCourse extends Named {
  readonly programme: string;
  readonly programmeName: string;
}

/** What ids in figures stand for. */
export interface Names {
  readonly organisations: ReadonlyMap<string, NamedOrganisation>;
  readonly units: ReadonlyMap<string, Named>;
  readonly terms: ReadonlyMap<string, Named>;
  readonly courses: ReadonlyMap<string, NamedCourse>;
}
