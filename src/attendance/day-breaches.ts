import { weekday, type Day } from '../shared/day';
import type { Breach } from '../shared/problem';
import { counted, dateSwedish, datesSwedish, daysFromHalves } from '../shared/swedish';
import { isPlacementDay, type DayExceptions } from '../shared/term';
import { absenceReasons, statusOfAbsence } from './absence-reason';
import { isPresence, missedHalfDays, type RecordedDay } from './attended-day';

/** What the days of a placement are judged by. */
export interface DayGround {
  readonly placement: { readonly number: number; readonly firstDay: Day; readonly lastDay: Day; readonly offDays: readonly number[] };
  readonly today: Day;
  readonly exceptions: DayExceptions;
  /** Days of the placement as they stand. */
  readonly standing: readonly RecordedDay[];
  /** Half-days of the student at other placements, by day. */
  readonly elsewhere: ReadonlyMap<Day, number>;
}

/** What all told days together make of the placement. */
interface Told extends DayGround {
  readonly after: ReadonlyMap<Day, RecordedDay>;
}

type DayRule = (day: RecordedDay, told: Told) => string | undefined;

const fullDay = 2;

const ahead: DayRule = ({ day }, { today }) =>
  (day > today ? `${dateSwedish(day)} har inte varit än. Anteckna dagen när den har varit.` : undefined);

const outside: DayRule = ({ day, status }, { placement: { firstDay, lastDay } }) => {
  if (day >= firstDay && (day <= lastDay || status === 'made_up')) return undefined;
  const way = day > lastDay ? 'Efter placeringen går det bara att ta igen frånvaro: ange vilken dag som tas igen.' : 'Rätta dagen.';
  return `${dateSwedish(day)} ligger utanför placeringen ${datesSwedish(firstDay, lastDay)}. ${way}`;
};

const tooShort: DayRule = ({ day, status, halfDays }) =>
  (isPresence(status) && halfDays === 0 ? `${dateSwedish(day)} är en dag med närvaro utan halvdagar. Ange 1 eller 2, eller frånvaro.` : undefined);

const unplanned: DayRule = ({ day, status }, { placement: { offDays }, exceptions, standing }) => {
  if (isPresence(status) || standing.some((each) => each.day === day) || (isPlacementDay(day, exceptions) && !offDays.includes(weekday(day)))) return undefined;
  return `${dateSwedish(day)} är ingen placeringsdag för studenten, så ingen frånvaro finns att anteckna. Ta bort dagen.`;
};

const otherReason: DayRule = ({ day, status, reasonKind }) => {
  if (reasonKind === undefined) return undefined;
  const { name } = absenceReasons[reasonKind];
  if (isPresence(status)) return `${dateSwedish(day)} är en dag med närvaro och har ingen frånvaroorsak. Ta bort ”${name}”, eller anteckna frånvaro.`;
  if (statusOfAbsence(reasonKind) === status) return undefined;
  return `${dateSwedish(day)} har orsaken ”${name}”, som är ${status === 'absent' ? 'anmäld' : 'inte anmäld'} frånvaro. Ändra orsaken eller frånvaron.`;
};

const doneWhenAbsent: DayRule = ({ day, status, hours, visits }) =>
  (isPresence(status) || (hours ?? visits) === undefined ? undefined : `${dateSwedish(day)} är frånvaro och har varken timmar eller besök. Ta bort dem, eller anteckna närvaro.`);

const notMissed: DayRule = ({ day, status, madeUpFor }, { after }) => {
  if (madeUpFor === undefined) return undefined;
  if (status !== 'made_up') return `${dateSwedish(day)} tar inte igen något, så ingen missad dag ska anges.`;
  if (madeUpFor >= day) return `${dateSwedish(day)} kan bara ta igen en tidigare dag, inte ${dateSwedish(madeUpFor)}.`;
  const missed = after.get(madeUpFor);
  const half = missed?.status === 'present' && missed.halfDays < fullDay;
  return missed !== undefined && (missedHalfDays(missed) > 0 || half) ? undefined : `${dateSwedish(madeUpFor)} är inte antecknad som frånvaro, så ${dateSwedish(day)} kan inte ta igen den. Anteckna frånvaron först.`;
};

const madeUpBeyond: DayRule = ({ day, madeUpFor }, { after }) => {
  const missed = madeUpFor === undefined ? undefined : after.get(madeUpFor);
  if (missed === undefined || madeUpFor === undefined) return undefined;
  const short = isPresence(missed.status) ? fullDay - missed.halfDays : missedHalfDays(missed);
  const made = [...after.values()].filter((each) => each.madeUpFor === madeUpFor).reduce((sum, { halfDays }) => sum + halfDays, 0);
  return made <= short || short === 0 ? undefined : `${dateSwedish(madeUpFor)} är ${counted(short, 'halvdag', 'halvdagar')} frånvaro, men ${made} halvdagar skulle ta igen den. Minska ${dateSwedish(day)}.`;
};

const elsewhere: DayRule = ({ day, status, halfDays }, { elsewhere: other }) => {
  const taken = other.get(day) ?? 0;
  if (!isPresence(status) || taken + halfDays <= fullDay) return undefined;
  return `Studenten har redan ${daysFromHalves(taken)} dag antecknad på en annan placering ${dateSwedish(day)}. En dag har två halvdagar; hör med lärosätet vilken som är rätt.`;
};

const rules: Readonly<Record<string, DayRule>> = {
  'day-ahead': ahead, 'outside-placement': outside, 'no-half-days': tooShort, 'absence-unplanned': unplanned, 'reason-contradicts': otherReason,
  'done-when-absent': doneWhenAbsent, 'not-missed': notMissed, 'made-up-beyond': madeUpBeyond, 'elsewhere-that-day': elsewhere,
};

function doubled(days: readonly RecordedDay[]): Breach[] {
  const seen = new Set<Day>();
  const twice = days.filter(({ day }) => seen.size === seen.add(day).size);
  return twice.map(({ day }) => ({ code: 'day-doubled', detail: `${dateSwedish(day)} står två gånger. Anteckna dagen en gång.` }));
}

/** All that stands against recording the days, each told with its day; days that others rest on are judged with them. */
export function dayBreaches(days: readonly RecordedDay[], ground: DayGround): Breach[] {
  const after = new Map([...ground.standing, ...days].map((day) => [day.day, day]));
  const told = { ...ground, after };
  const rested = ground.standing.filter(({ day, madeUpFor }) => days.some((each) => each.day === madeUpFor && each.day !== day) && after.get(day)?.madeUpFor === madeUpFor);
  const found = days.flatMap((day) => Object.entries(rules).flatMap(([code, rule]) => {
    const detail = rule(day, told);
    return detail === undefined ? [] : [{ code, detail }];
  }));
  const undermined = rested.flatMap((day) => {
    const detail = notMissed(day, told) ?? madeUpBeyond(day, told);
    return detail === undefined ? [] : [{ code: 'made-up-rests-on-it', detail }];
  });
  return [...doubled(days), ...found, ...undermined];
}
