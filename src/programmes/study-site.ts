import type { Breach } from '../shared/problem';

/** A study site as its university orders it, told by codes. */
export interface StudySiteOrder {
  readonly code: string;
  readonly programme: string;
  readonly name: string;
  readonly weight: number;
  readonly towns: readonly string[];
}

/** What is known of what a study site names, and of what rests on it. */
export interface StudySiteGrounds {
  /** Which of the towns there are. */
  readonly towns: readonly string[];
  /** Weights of the programme's other sites, all together. */
  readonly otherWeight: number;
  /** Towns outside the order in which students of the site are placed, and how many. */
  readonly placedElsewhere: readonly { readonly town: string; readonly placements: number }[];
}

/** All that is wrong with a study site as it would be. */
export function studySiteBreaches({ programme, weight, towns }: StudySiteOrder, grounds: StudySiteGrounds): Breach[] {
  return [
    ...towns.filter((code) => !grounds.towns.includes(code)).map((code) => ({ code: 'unknown-reference', detail: `towns: there is no town "${code}"; give the code of one that exists.` })),
    ...(weight + grounds.otherWeight > 0 ? [] : [{ code: 'no-weight', detail: `weight: all sites of ${programme} would weigh 0 and take no students; give a weight above 0.` }]),
    ...grounds.placedElsewhere.map(({ town, placements }) => ({ code: 'placed-in', detail: `towns: ${placements} placements of the site's students are in ${town}; keep ${town} while they stand.` })),
  ];
}
