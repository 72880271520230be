import { counted, listed, weekNumber, weeksSwedish } from '../shared/swedish';
import type { Course, Requirement } from './course';

export const levelWords = { basic: 'Grundnivå', advanced: 'Avancerad nivå' } as const;

/** Weekdays as people shorten them; 1 is Monday. */
export const weekdayWords = ['mån', 'tis', 'ons', 'tors', 'fre'] as const;

const weeks = (count: number): string => counted(count, 'vecka', 'veckor');

/** `minst 2 veckor`, `högst 6 veckor`, `2 till 6 veckor`; nothing where neither is told. */
function between(least: number | null, most: number | null): string {
  if (least !== null && most !== null) return least === most ? weeks(least) : `${least} till ${weeks(most)}`;
  return least !== null ? `minst ${weeks(least)}` : most !== null ? `högst ${weeks(most)}` : '';
}

/** `Medicin, grundnivå: 20 dagar inom 4 veckor`. */
export const blockTitle = ({ specialtyName, level, days, windowWeeks }: Pick<Requirement, 'level' | 'days' | 'windowWeeks'> & { readonly specialtyName: string }): string =>
  `${specialtyName}, ${levelWords[level].toLowerCase()}: ${counted(days, 'dag', 'dagar')} inom ${weeks(windowWeeks)}`;

function where({ earliestWeek, latestWeek }: Requirement): string[] {
  if (earliestWeek !== null && latestWeek !== null) return [weeksSwedish(earliestWeek, latestWeek)];
  if (earliestWeek !== null) return [`tidigast vecka ${weekNumber(earliestWeek)} ${earliestWeek.slice(0, 4)}`];
  return latestWeek === null ? [] : [`senast vecka ${weekNumber(latestWeek)} ${latestWeek.slice(0, 4)}`];
}

function order({ inOrder, minGapWeeks, maxGapWeeks }: Requirement): string[] {
  const gap = between(minGapWeeks, maxGapWeeks);
  return inOrder ? [`efter tidigare block${gap === '' ? '' : ` med ${gap} emellan`}`] : [];
}

function pattern({ weekdays, daysPerWeek }: Requirement): string[] {
  const named = [...weekdays].sort((a, b) => a - b).map((day) => weekdayWords[day - 1] ?? '');
  if (named.length > 0 && named.length < weekdayWords.length) return [`på ${listed(named, 'och')}`];
  return daysPerWeek < weekdayWords.length ? [`${counted(daysPerWeek, 'dag', 'dagar')} i veckan`] : [];
}

/** The rules of a block beside its days, in a line; empty where it has none. */
export function blockRules(block: Requirement): string {
  const rules = [...where(block), ...order(block), ...pattern(block), ...(block.sameUnit ? ['på samma enhet som tidigare terminer'] : [])];
  return rules.length === 0 ? '' : rules.join(', ').replace(/^./, (first) => first.toUpperCase());
}

/** What holds of all the blocks of a course, in a line. */
export function courseRules({ groups, rotateTogether, awayOverKm, awayMinWeeks, awayMaxWeeks }: Pick<Course, 'groups' | 'rotateTogether' | 'awayOverKm' | 'awayMinWeeks' | 'awayMaxWeeks'>): string {
  const away = between(awayMinWeeks, awayMaxWeeks);
  return [
    rotateTogether ? `${counted(groups, 'grupp', 'grupper')} som går tillsammans` : 'Var och en för sig',
    ...(awayOverKm !== null && away !== '' ? [`${away} mer än ${awayOverKm} km från studieorten`] : []),
  ].join(', ');
}

