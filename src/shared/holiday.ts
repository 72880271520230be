import { addDays, weekday, type Day } from './day';

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The first day from `from` on that is this weekday (1 Monday ... 7 Sunday). */
const nextWeekday = (from: Day, wanted: number): Day => addDays(from, (wanted - weekday(from) + 7) % 7);

/**
 * Days on which placements do not take place in Sweden, with their names: public holidays by the act
 * SFS 1989:253, and Midsummer, Christmas and New Year's Eve, which the Annual Leave Act equates with Sundays.
 */
export function swedishHolidays(year: number): ReadonlyMap<Day, string> {
  const easter = easterSunday(year);
  const midsummer = nextWeekday(`${year}-06-20`, 6);
  return new Map([
    [`${year}-01-01`, 'Nyårsdagen'],
    [`${year}-01-06`, 'Trettondedag jul'],
    [addDays(easter, -2), 'Långfredagen'],
    [easter, 'Påskdagen'],
    [addDays(easter, 1), 'Annandag påsk'],
    [`${year}-05-01`, 'Första maj'],
    [addDays(easter, 39), 'Kristi himmelsfärdsdag'],
    [addDays(easter, 49), 'Pingstdagen'],
    [`${year}-06-06`, 'Sveriges nationaldag'],
    [addDays(midsummer, -1), 'Midsommarafton'],
    [midsummer, 'Midsommardagen'],
    [nextWeekday(`${year}-10-31`, 6), 'Alla helgons dag'],
    [`${year}-12-24`, 'Julafton'],
    [`${year}-12-25`, 'Juldagen'],
    [`${year}-12-26`, 'Annandag jul'],
    [`${year}-12-31`, 'Nyårsafton'],
  ]);
}
