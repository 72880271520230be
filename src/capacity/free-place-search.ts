import { healthcareRegionOf } from '../organisations/healthcare-region';
import { Problem } from '../shared/problem';
import { parseWeek, weeksBetween } from '../shared/week';
import type { FreePlaceSearch } from './free-place';

/** Weeks that one may look through at once. */
const MOST_WEEKS = 60;

/** Codes that are few enough to be told all. */
const FEW = 40;

/** How many weeks in a row are looked for; throws Problem where they do not lie between the first and the last. */
export function lengthOf({ firstWeek, lastWeek, weeks }: FreePlaceSearch): number {
  const [first, last] = [parseWeek(firstWeek), parseWeek(lastWeek)];
  if (first > last) throw new Problem('weeks-reversed', 'invalid', `${first} is after ${last}; give the first week first.`);
  const span = weeksBetween(first, last) + 1;
  if (span > MOST_WEEKS) throw new Problem('too-many-weeks', 'invalid', `${first} to ${last} is ${span} weeks; look through ${MOST_WEEKS} at most.`);
  if (weeks !== undefined && weeks > span) throw new Problem('too-many-in-row', 'invalid', `weeks: ${weeks} in a row do not fit into ${first} to ${last}, which is ${span}; ask for ${span} at most, or give a later lastWeek.`);
  return weeks ?? span;
}

/** Throws Problem where something that is looked for is not there at all; nothing would be found, and one would not know why. */
export function assertKnown({ specialty, town, countyCode }: FreePlaceSearch, { specialties, towns }: { readonly specialties: ReadonlySet<string>; readonly towns: ReadonlySet<string> }): void {
  if (specialty !== undefined && !specialties.has(specialty)) throw unknown('specialty', specialty, specialties, 'specialties');
  if (town !== undefined && !towns.has(town)) throw unknown('town', town, towns, 'towns');
  if (countyCode !== undefined && !healthcareRegionOf(countyCode)) throw new Problem('countyCode-unknown', 'invalid', `countyCode: "${countyCode}" is no county; use its two digits, such as 10 for Blekinge.`);
}

function unknown(field: 'specialty' | 'town', value: string, codes: ReadonlySet<string>, list: string): Problem {
  const way = codes.size <= FEW ? `use one of ${[...codes].join(', ')}` : `GET /api/v1/${list} lists the ${codes.size} that there are`;
  return new Problem(`${field}-unknown`, 'invalid', `${field}: there is none with the code "${value.slice(0, 40)}"; ${way}.`);
}
