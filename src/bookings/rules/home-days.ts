import { inSentence } from '../../shared/swedish';
import { offDaysOf } from '../planned-days';
import type { PersonalRule } from '../candidate';

const names = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag'];
const named = (days: readonly number[]): string => days.map((day) => names[day - 1] ?? '').join(', ');

/** No placement on the days at the home clinic, and days enough beside them. */
export const homeDays: PersonalRule = {
  code: 'home-days',
  title: 'Dagar på hemkliniken',
  breach: ({ requirement, specialtyName, student }) => {
    if (student.homeDays.length === 0) return undefined;
    const { weekdays, days, daysPerWeek, windowWeeks } = requirement;
    const clashing = weekdays.filter((day) => student.homeDays.includes(day));
    if (clashing.length > 0) return `Studenten är på sin hemklinik ${named(clashing)}, då blocket i ${inSentence(specialtyName)} har placering. Flytta hemdagarna eller välj andra veckodagar för blocket.`;
    const perWeek = Math.min(daysPerWeek, 5 - offDaysOf(weekdays, student.homeDays).length);
    if (perWeek * windowWeeks >= days) return undefined;
    return `Dagarna på hemkliniken (${named(student.homeDays)}) lämnar ${perWeek * windowWeeks} av ${days} dagar till blocket i ${inSentence(specialtyName)}. Förläng blocket eller minska hemdagarna.`;
  },
};
