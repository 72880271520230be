import { addDays, daysBetween } from '../../src/shared/day';
import { mondayOf } from '../../src/shared/week';
import { auditOrder } from './audit-order';
import { field, groupBy, optionalField, rowsOf } from './bundle-files';
import type { CsvRow } from './bundle-files';

const list = (text: string): string[] => text.split('|').filter((part) => part !== '');
const mondaysOf = (row: CsvRow): string[] =>
  Array.from({ length: (daysBetween(field(row, 'first_day'), field(row, 'last_day')) + 1) / 7 }, (_, week) => addDays(field(row, 'first_day'), week * 7));
const covers = (row: CsvRow, monday: string): boolean => mondayOf(field(row, 'first_week')) <= monday && monday <= mondayOf(field(row, 'last_week'));

/**
 * Judges the placements that a run wrote against the bundle that it read, from the files alone and with nothing of the
 * product but calendar arithmetic: returns a sentence for each rule that is broken.
 */
export function auditPlacements(bundle: string, out: string): string[] {
  const read = (name: string): CsvRow[] => rowsOf(bundle, `${name}.csv`);
  const placements = rowsOf(out, 'placements.csv');
  const units = new Map(read('units').map((row) => [field(row, 'code'), row]));
  return [
    ...capacityBreaches(placements, read('capacity')),
    ...supervisionBreaches(placements, read('supervisors')),
    ...quotaBreaches(placements, read('quotas')),
    ...overlaps(placements),
    ...closureBreaches(placements, read('closures')),
    ...conflicts(placements, read('employments')),
    ...agreementBreaches(placements, read('agreements'), read('agreement_parties'), read('agreement_programmes'), programmeOf(bundle)),
    ...requirementBreaches(placements, read('requirements'), units),
    ...missingBlocks(placements, rowsOf(out, 'reserves.csv'), read('enrolments'), read('requirements')),
    ...auditOrder(bundle, out),
  ];
}

function programmeOf(bundle: string): Map<string, string> {
  const curricula = new Map(rowsOf(bundle, 'curricula.csv').map((row) => [field(row, 'code'), field(row, 'programme')]));
  return new Map(rowsOf(bundle, 'courses.csv').map((row) => [field(row, 'code'), curricula.get(field(row, 'curriculum')) ?? '']));
}

/** Counts students per key and compares with a limit. */
function over(what: string, keys: readonly string[], limit: (key: string) => number): string[] {
  return [...groupBy(keys, (key) => key)].filter(([key, taken]) => taken.length > limit(key)).map(([key, taken]) => `${what} ${key}: ${taken.length} of ${limit(key)}`);
}

function capacityBreaches(placements: CsvRow[], offers: CsvRow[]): string[] {
  const keys = placements.flatMap((row) => mondaysOf(row).map((monday) => [field(row, 'unit'), field(row, 'specialty'), field(row, 'level'), monday].join(' ')));
  return over('capacity', keys, (key) => {
    const [unit = '', specialty = '', level = '', monday = ''] = key.split(' ');
    const offer = offers.find((row) => field(row, 'unit') === unit && field(row, 'specialty') === specialty && field(row, 'level') === level && covers(row, monday));
    return offer ? Number(field(offer, 'places')) : 0;
  });
}

function supervisionBreaches(placements: CsvRow[], supervisors: CsvRow[]): string[] {
  const supervised = new Set(supervisors.map((row) => field(row, 'unit')));
  const room = (unit: string, monday: string, wanted: (competences: string[]) => boolean): number =>
    supervisors
      .filter((row) => field(row, 'unit') === unit && covers(row, monday) && wanted(list(field(row, 'competences'))))
      .reduce((sum, row) => sum + Number(field(row, 'students')), 0);
  const inWeeks = placements.flatMap((row) => mondaysOf(row).map((monday) => ({ row, monday })));
  const all = inWeeks.filter(({ row }) => supervised.has(field(row, 'unit')));
  const advanced = inWeeks.filter(({ row }) => field(row, 'level') === 'advanced');
  return [
    ...over('supervisors', all.map(({ row, monday }) => `${field(row, 'unit')} ${monday}`), (key) => room(key.split(' ')[0] ?? '', key.split(' ')[1] ?? '', () => true)),
    ...over('advanced supervisors', advanced.map(({ row, monday }) => `${field(row, 'unit')} ${monday} ${field(row, 'specialty')}`), (key) => {
      const [unit = '', monday = '', specialty = ''] = key.split(' ');
      return room(unit, monday, (competences) => competences.includes(`${specialty}:advanced`));
    }),
  ];
}

function quotaBreaches(placements: CsvRow[], quotas: CsvRow[]): string[] {
  const matches = (quota: CsvRow, row: CsvRow): boolean =>
    field(quota, 'agreement') === field(row, 'agreement') && field(quota, 'term') === field(row, 'term') &&
    (['town', 'host', 'course'] as const).every((name) => optionalField(quota, name) === '' || optionalField(quota, name) === field(row, name));
  return quotas.flatMap((quota) => {
    const taken = placements.filter((row) => matches(quota, row)).length;
    return taken > Number(field(quota, 'places')) ? [`quota ${field(quota, 'code')}: ${taken} of ${field(quota, 'places')}`] : [];
  });
}

function overlaps(placements: CsvRow[]): string[] {
  return [...groupBy(placements, (row) => field(row, 'student'))].flatMap(([student, rows]) => {
    const inOrder = [...rows].sort((a, b) => field(a, 'first_day').localeCompare(field(b, 'first_day')));
    return inOrder.flatMap((row, i) => {
      const next = inOrder[i + 1];
      return next && field(next, 'first_day') <= field(row, 'last_day') ? [`student ${student} is in two places on ${field(next, 'first_day')}`] : [];
    });
  });
}

const closureBreaches = (placements: CsvRow[], closures: CsvRow[]): string[] =>
  placements.flatMap((row) =>
    mondaysOf(row)
      .filter((monday) => closures.some((closure) => field(closure, 'unit') === field(row, 'unit') && covers(closure, monday)))
      .map((monday) => `unit ${field(row, 'unit')} is closed in the week of ${monday}`));

const conflicts = (placements: CsvRow[], employments: CsvRow[]): string[] =>
  placements.flatMap((row) =>
    employments
      .filter((job) => field(job, 'student') === field(row, 'student') && field(job, 'unit') === field(row, 'unit'))
      .filter((job) => field(job, 'first_day') <= field(row, 'last_day') && (optionalField(job, 'last_day') === '' || optionalField(job, 'last_day') >= field(row, 'first_day')))
      .map(() => `student ${field(row, 'student')} works at ${field(row, 'unit')}`));

function agreementBreaches(placements: CsvRow[], agreements: CsvRow[], parties: CsvRow[], covered: CsvRow[], programmes: Map<string, string>): string[] {
  return placements.flatMap((row) => {
    const code = field(row, 'agreement');
    const agreement = agreements.find((candidate) => field(candidate, 'code') === code);
    if (!agreement) return [`agreement ${code} is not in the bundle`];
    const isHost = parties.some((party) => field(party, 'agreement') === code && field(party, 'organisation') === field(row, 'host') && field(party, 'role') === 'host');
    const covers = covered.some((line) => field(line, 'agreement') === code && field(line, 'programme') === programmes.get(field(row, 'course')));
    const isValid = field(agreement, 'valid_from') <= field(row, 'first_day') && (optionalField(agreement, 'valid_to') === '' || optionalField(agreement, 'valid_to') >= field(row, 'last_day'));
    return [
      ...(isHost ? [] : [`${field(row, 'host')} is no host of agreement ${code}`]),
      ...(covers ? [] : [`agreement ${code} does not cover ${field(row, 'course')}`]),
      ...(isValid ? [] : [`agreement ${code} is not valid all of ${field(row, 'first_day')} to ${field(row, 'last_day')}`]),
    ];
  });
}

function requirementBreaches(placements: CsvRow[], requirements: CsvRow[], units: Map<string, CsvRow>): string[] {
  return placements.flatMap((row) => {
    const wanted = requirements.find((line) => field(line, 'course') === field(row, 'course') && field(line, 'code') === field(row, 'requirement'));
    const unit = units.get(field(row, 'unit'));
    if (!wanted || !unit) return [`no requirement or unit for ${field(row, 'student')} ${field(row, 'requirement')}`];
    const right = field(wanted, 'specialty') === field(row, 'specialty') && field(wanted, 'level') === field(row, 'level') && Number(field(wanted, 'window_weeks')) === Number(field(row, 'weeks'));
    const offered = list(field(unit, 'specialties')).includes(field(row, 'specialty'));
    return right && offered ? [] : [`${field(row, 'student')} ${field(row, 'requirement')} at ${field(row, 'unit')} is not what is required`];
  });
}

function missingBlocks(placements: CsvRow[], reserves: CsvRow[], enrolments: CsvRow[], requirements: CsvRow[]): string[] {
  const blockOf = (row: CsvRow): string => [field(row, 'term'), field(row, 'student'), field(row, 'course'), field(row, 'requirement')].join(' ');
  const answered = groupBy([...placements, ...reserves], blockOf);
  const wanted = enrolments.flatMap((line) =>
    requirements.filter((row) => field(row, 'course') === field(line, 'course')).map((row) => [field(line, 'term'), field(line, 'student'), field(line, 'course'), field(row, 'code')].join(' ')));
  return [
    ...wanted.filter((block) => answered.get(block)?.length !== 1).map((block) => `block ${block} is answered ${answered.get(block)?.length ?? 0} times`),
    ...[...answered.keys()].filter((block) => !wanted.includes(block)).map((block) => `block ${block} was not asked for`),
  ];
}
