import { levelName } from '../bookings/candidate';
import { countedEnglish, weeksEnglish, type Said } from '../shared/english';
import { counted, inSentence, listed, weeksSwedish } from '../shared/swedish';
import { levelEnglish } from './filters/in-english';
import type { HelpEffect, Relaxation } from './help';
import type { TermPicture } from './term-picture';

/** One relaxation in words. */
export function relaxationSaid(relaxation: Relaxation, picture: TermPicture): Said {
  if (relaxation.kind === 'quota') return quotaSaid(relaxation, picture);
  if (relaxation.kind === 'beds') return bedsSaid(relaxation, picture);
  return relaxation.kind === 'window' ? windowSaid(relaxation, picture) : unitSaid(relaxation, picture);
}

type Kind<K extends Relaxation['kind']> = Extract<Relaxation, { kind: K }>;

const nameOf = (specialty: string, { specialtyNames }: TermPicture): string => inSentence(specialtyNames.get(specialty) ?? specialty);

function quotaSaid({ quotaId, quota, by }: Kind<'quota'>, { quotas, agreements }: TermPicture): Said {
  const known = quotas.find(({ id }) => id === quotaId);
  const name = agreements.find(({ id }) => id === known?.agreementId)?.name ?? '';
  return { sv: `kvoten ${quota} i ”${name}” höjs med ${by}`, en: `raise quota ${quota} of ”${name}” by ${by}` };
}

function bedsSaid({ townId, town: code, host, firstWeek, lastWeek, by }: Kind<'beds'>, { towns }: TermPicture): Said {
  const town = towns.find(({ id }) => id === townId)?.name ?? code;
  return {
    sv: `${counted(by, 'boendeplats', 'boendeplatser')} till i ${town} (${host}) ${weeksSwedish(firstWeek, lastWeek)}`,
    en: `${countedEnglish(by, 'more bed', 'more beds')} in ${town} (${host}) in ${weeksEnglish(firstWeek, lastWeek)}`,
  };
}

function windowSaid({ course: code, requirementId, earliestWeek, latestWeek }: Kind<'window'>, picture: TermPicture): Said {
  const course = picture.courses.find((known) => known.code === code);
  const name = nameOf(course?.requirements.find(({ id }) => id === requirementId)?.specialty ?? '', picture);
  return {
    sv: `blocket i ${name} i ${course?.name ?? code} får ligga ${weeksSwedish(earliestWeek, latestWeek)}`,
    en: `let the block in ${name} of ${course?.name ?? code} lie in ${weeksEnglish(earliestWeek, latestWeek)}`,
  };
}

function unitSaid({ kind, by, level, firstWeek, lastWeek, unitId, unit: code, specialty }: Kind<'capacity' | 'supervisors'>, picture: TermPicture): Said {
  const unit = picture.units.find(({ id }) => id === unitId)?.name ?? code;
  const sv = `i ${nameOf(specialty, picture)} på ${levelName(level)} på ${unit}`;
  const en = `in ${nameOf(specialty, picture)} at ${levelEnglish(level)} at ${unit}`;
  const [when, whenEnglish] = [weeksSwedish(firstWeek, lastWeek), weeksEnglish(firstWeek, lastWeek)];
  return kind === 'capacity'
    ? { sv: `${counted(by, 'plats', 'platser')} till ${sv} ${when}`, en: `${countedEnglish(by, 'more place', 'more places')} ${en} in ${whenEnglish}` }
    : { sv: `en handledare till ${sv} för ${counted(by, 'student', 'studenter')} åt gången ${when}`, en: `one more supervisor ${en} for ${countedEnglish(by, 'student')} at a time in ${whenEnglish}` };
}

/** A whole proposal with what came of it. */
export function proposalSaid(parts: readonly Said[], { unplacedBefore, unplacedAfter, moved }: HelpEffect): Said {
  const [more, away] = [unplacedBefore - unplacedAfter, moved.filter(({ to }) => to !== null).length];
  const rest = unplacedAfter === 0 ? { sv: 'och alla är placerade', en: 'and everybody is placed' } : { sv: `och ${unplacedAfter} saknar fortfarande plats`, en: `and ${unplacedAfter} still have none` };
  const moves = away === 0 ? { sv: 'Ingen annan flyttas.', en: 'Nobody else moves.' } : { sv: `${counted(away, 'annan placering ändras', 'andra placeringar ändras')}.`, en: `${countedEnglish(away, 'other placement changes', 'other placements change')}.` };
  const start = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
  return {
    sv: `${start(listed(parts.map(({ sv }) => sv), 'och'))}: då får ${counted(more, 'block', 'block')} till plats ${rest.sv}. ${moves.sv}`,
    en: `${start(listed(parts.map(({ en }) => en), 'and'))}: then ${countedEnglish(more, 'more block gets a place', 'more blocks get places')} ${rest.en}. ${moves.en}`,
  };
}
