import type { NewNotice } from '../notices/notice';
import { groupBy } from '../shared/group-by';
import { counted, listed, weeksSwedish } from '../shared/swedish';
import type { WeekSpan } from './carve';
import { closureNames } from './words';

/** A placement that a closure has come over, and whose student it is. */
interface Struck {
  readonly id: string;
  readonly number: number;
  readonly studentId: string;
  readonly state: string;
  readonly universityId: string;
  readonly term: string;
  readonly unitName: string;
}

const MOST_NUMBERS = 10;

/** What universities, and students who knew of their placements, are told when a unit closes over them; `key` tells this closing from others. */
export function closureNotices(key: string, struck: readonly Struck[], { firstWeek, lastWeek, reason }: WeekSpan & { readonly reason: string }): NewNotice[] {
  const weeks = weeksSwedish(firstWeek, lastWeek);
  const why = (closureNames[reason] ?? reason).toLowerCase();
  const universities = groupBy(struck, ({ universityId, term }) => `${universityId} ${term}`);
  return [
    ...[...universities].flatMap(([group, [first, ...others]]): NewNotice[] => {
      if (!first) return [];
      const numbers = [first, ...others].map(({ number }) => String(number));
      const whose = numbers.length > MOST_NUMBERS ? `${numbers.slice(0, MOST_NUMBERS).join(', ')} med flera` : listed(numbers, 'och');
      return [{
        key: `closure ${key} ${group}`, kind: 'unit-closed', to: { organisationId: first.universityId }, link: `/terminer/${encodeURIComponent(first.term)}#stangda`,
        sentence: `${first.unitName} har stängt ${weeks} (${why}). ${counted(numbers.length, 'placering', 'placeringar')} berörs: ${whose}. Flytta ${numbers.length === 1 ? 'den' : 'dem'}; förslag finns på terminens sida.`,
      }];
    }),
    ...struck.filter(({ state }) => state === 'published').map(({ id, studentId, unitName }): NewNotice => ({
      key: `closure ${key} ${id}`, kind: 'unit-closed', to: { studentId }, bookingId: id, link: '/min-placering',
      sentence: `${unitName}, där du har din placering, har stängt ${weeks}. Ditt lärosäte söker en annan plats, och du får besked.`,
    })),
  ];
}
