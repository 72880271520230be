/** Weeks of a term. */
export const WEEKS = 20;

/** Farther from home than this a student needs a bed. */
export const COMMUTE_KM = 80;

/** How many students, and how large a country around them. */
export interface Scale {
  readonly students: number;
  readonly units: number;
  /** County codes. */
  readonly regions: readonly string[];
  readonly townsEach: number;
  readonly universities: number;
  readonly specialties: number;
  readonly coursesEach: number;
}

/** How much room there is beside what the hidden plan takes, and what of all room is taken away after that. */
export interface Room {
  readonly spare: number;
  readonly removed: number;
}

const mellansverige = ['03', '04', '17', '18', '19'];
const sweden = ['01', '03', '04', '05', '06', '07', '08', '09', '10', '12', '13', '14', '17', '18', '19', '20', '21', '22', '23', '24', '25'];

/** One small course; a study site's term; a cooperation of regions; the country. */
export const SCALES = {
  T: { students: 16, units: 8, regions: ['05', '06'], townsEach: 2, universities: 1, specialties: 3, coursesEach: 3 },
  S: { students: 108, units: 30, regions: ['05', '06'], townsEach: 2, universities: 1, specialties: 6, coursesEach: 5 },
  M: { students: 1500, units: 300, regions: mellansverige, townsEach: 3, universities: 4, specialties: 15, coursesEach: 8 },
  L: { students: 25_000, units: 2000, regions: sweden, townsEach: 3, universities: 25, specialties: 25, coursesEach: 10 },
} as const satisfies Record<string, Scale>;

/** Everyone can be placed; the same with little to spare; not everyone can. */
export const LOADS = {
  planted: { spare: 0.12, removed: 0 },
  tight: { spare: 0.04, removed: 0 },
  over: { spare: 0.04, removed: 0.08 },
} as const satisfies Record<string, Room>;

export type Size = keyof typeof SCALES;
export type Load = keyof typeof LOADS;
