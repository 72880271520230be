import type { QuotaFigures, ReservedFigures, WeekFigures } from '../bookings/shortage';
import { countedEnglish, dateEnglish, weekListEnglish } from '../shared/english';
import { inSentence, listed } from '../shared/swedish';
import { levelEnglish } from './filters/in-english';

/** The agreement's quota is full, in English. */
export const quotaEnglish = ({ code, agreement, places, taken }: QuotaFigures): string =>
  `The quota ${code} of ”${agreement}” is full: ${taken} of ${countedEnglish(places, 'place')} taken. Raise the quota or wait for a place to be given back.`;

/** The unit has no place left in the weeks, in English. */
export function capacityEnglish({ unitName, specialtyName, level, weeks, places, taken }: WeekFigures): string {
  const what = `${specialtyName === null ? '' : `in ${inSentence(specialtyName)} `}at ${levelEnglish(level)}`;
  const when = weekListEnglish(weeks);
  if (places === 0) return `${unitName} has no places ${what} in ${when}. Choose other weeks, another unit, or ask for places.`;
  return `${unitName} has ${taken} of ${countedEnglish(places, 'place')} ${what} taken in ${when}. Choose other weeks, another unit, or ask for more places.`;
}

/** The unit keeps what is left for somebody else, in English. */
export function reservedEnglish({ unitName, specialtyName, level, weeks, left, reserved }: ReservedFigures): string {
  const kept = reserved.map(({ holder, until, places }) => `${places} for ${holder} until ${dateEnglish(until)}`);
  const free = left > 0 ? ` and has only ${left} left for others` : '';
  return `${unitName} has reserved places in ${inSentence(specialtyName)} at ${levelEnglish(level)} in ${weekListEnglish(weeks)}: ${listed(kept, 'and')}${free}. Choose other weeks or another unit, wait until then, or ask them to release the places.`;
}

/** The unit's supervisors have all they can take in the weeks, in English. */
export function supervisorsEnglish({ unitName, specialtyName, level, weeks, places, taken }: WeekFigures): string {
  const whose = specialtyName === null ? 'The supervisors' : `The supervisors in ${inSentence(specialtyName)} (${levelEnglish(level)})`;
  const when = weekListEnglish(weeks);
  if (places === 0) return `${whose} at ${unitName} are not on duty in ${when}. Choose other weeks or ask for supervisors.`;
  return `${whose} at ${unitName} can take ${countedEnglish(places, 'student')} at a time and have ${taken} in ${when}. Choose other weeks or ask for more supervisors.`;
}
