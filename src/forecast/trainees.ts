import { halfDaysOfYear } from './alf-report';
import type { TraineeKind } from './trainee-demand';

/** Posts that somebody has stated. */
export interface StatedPosts {
  /** Null for the whole country. */
  readonly organisation: string | null;
  readonly name: string;
  readonly kind: TraineeKind;
  readonly year: number;
  readonly posts: number;
}

/** Half-days of placements at a host's clinics in a year, done and planned. */
export interface PlacedHalfDays {
  readonly organisation: string;
  readonly name: string;
  readonly year: number;
  readonly halfDays: number;
}

/** What needs supervisors in a year; null where nobody has stated it. */
export interface YearNeed {
  readonly year: number;
  readonly bt: number | null;
  readonly at: number | null;
  readonly st: number | null;
  /** Students' need in student-years: as the region has stated it, else null. */
  readonly vfu: number | null;
  /** Half-days of placements that are booked or done. */
  readonly placedHalfDays: number;
  /** The same as student-years of 400 half-days. */
  readonly placedStudentYears: number;
}

export interface RegionNeed {
  /** Null for what is stated for the whole country. */
  readonly organisation: string | null;
  readonly name: string;
  readonly years: readonly YearNeed[];
}

export interface TraineeForecast {
  readonly regions: readonly RegionNeed[];
  /** Sums of the regions that have stated anything. */
  readonly together: readonly YearNeed[];
}

/** Doctors in training beside students' placements, region by region and year by year. */
export function traineeForecast(stated: readonly StatedPosts[], placed: readonly PlacedHalfDays[], years: readonly number[]): TraineeForecast {
  const names = new Map<string | null, string>([...stated, ...placed].map(({ organisation, name }) => [organisation, name]));
  const regions = [...names].map(([organisation, name]): RegionNeed => ({
    organisation, name, years: years.map((year) => needOf(stated.filter((row) => row.organisation === organisation), placed.filter((row) => row.organisation === organisation), year)),
  }));
  const sorted = regions.sort((a, b) => Number(a.organisation === null) - Number(b.organisation === null) || a.name.localeCompare(b.name, 'sv'));
  const own = stated.filter(({ organisation }) => organisation !== null);
  return { regions: sorted, together: years.map((year) => needOf(own, placed, year)) };
}

function needOf(stated: readonly StatedPosts[], placed: readonly PlacedHalfDays[], year: number): YearNeed {
  const posts = (kind: TraineeKind): number | null => {
    const rows = stated.filter((row) => row.year === year && row.kind === kind);
    return rows.length === 0 ? null : rows.reduce((sum, row) => sum + row.posts, 0);
  };
  const placedHalfDays = placed.filter((row) => row.year === year).reduce((sum, row) => sum + row.halfDays, 0);
  return { year, bt: posts('bt'), at: posts('at'), st: posts('st'), vfu: posts('vfu'), placedHalfDays, placedStudentYears: placedHalfDays / halfDaysOfYear };
}
