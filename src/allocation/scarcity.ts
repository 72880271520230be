import type { ReasonCode } from '../bookings/reason';
import { capacitySentence, quotaSentence, reservedSentence, supervisorsSentence } from '../bookings/shortage';
import type { AgreementFacts } from '../bookings/candidate';
import { capacityEnglish, quotaEnglish, reservedEnglish, supervisorsEnglish } from './shortage-english';
import { addDays } from '../shared/day';
import { dateEnglish, datesEnglish, type Said } from '../shared/english';
import { groupBy } from '../shared/group-by';
import { dateSwedish, datesSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import type { Meaning } from './counted';
import type { Cell } from './room';
import type { Possibility } from './seating-plan';
import type { TermPicture } from './term-picture';

/** What is needed to tell of what is too little. */
export interface ScarcityFacts {
  readonly meanings: readonly Meaning[];
  readonly picture: Pick<TermPicture, 'term' | 'specialtyNames'>;
  /** Places left in a cell. */
  readonly left: (cell: Cell) => number;
}

/** What is too little, with its figures and the way out. */
export interface Scarcity extends Said {
  readonly code: ReasonCode;
}

/** A resource that is full, in which weeks, and for how many possibilities. */
interface Obstacle {
  readonly resource: number;
  readonly meaning: Meaning;
  readonly weeks: Set<number>;
  possibilities: number;
}

/** Full quotas that are told of. */
const MOST_QUOTAS = 4;

type Weekly = Extract<Meaning, { code: 'capacity' | 'supervisors' }>;

/** Of reasons that stand in the way equally often, the first is told. */
const telling: readonly ReasonCode[] = ['quota', 'capacity', 'reserved', 'supervisors', 'beds', 'no-agreement', 'conflict-of-interest'];

const runsOut: Readonly<Record<Weekly['code'], Said>> = {
  capacity: { sv: 'Platserna är slut', en: 'There are no places left' }, supervisors: { sv: 'Handledarna räcker inte', en: 'There are too few supervisors' },
};

/** What stands in the way of most of the possibilities; undefined where nothing is full. */
export function scarcityOf(possibilities: readonly Possibility[], facts: ScarcityFacts): Scarcity | undefined {
  const obstacles = new Map<number, Obstacle>();
  const codes = new Map<ReasonCode, number>();
  for (const { full, sitter } of possibilities) {
    const cells = hopeless(full, sitter.entity.size, facts.meanings);
    const met = [...groupBy(cells, ({ resource }) => resource)].map(([resource, weeks]) => meet(obstacles, resource, weeks, facts.meanings));
    for (const code of new Set(met.map(({ meaning }) => meaning.code))) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  const [worst] = [...codes].sort(([a, m], [b, n]) => n - m || telling.indexOf(a) - telling.indexOf(b));
  if (!worst) return undefined;
  const [code] = worst;
  const ofCode = [...obstacles.values()].filter(({ meaning }) => meaning.code === code).sort((a, b) => b.possibilities - a.possibilities);
  const [first] = ofCode;
  if (!first) return undefined;
  const said = sentenceOf(first, new Set(ofCode.map(({ meaning }) => ownerOf(meaning))).size, facts);
  const others = ofCode.slice(1, MOST_QUOTAS).flatMap((obstacle) => otherQuota(obstacle, facts));
  return { code, sv: [said, ...others].map(({ sv }) => sv).join(' '), en: [said, ...others].map(({ en }) => en).join(' ') };
}

/** Whether the unit publishes places in all the weeks, taken or not. */
export const isOffered = ({ sitter: { block }, option, choice }: Possibility, meanings: readonly Meaning[]): boolean =>
  option.uses.every((resource) => {
    const meaning = meanings[resource];
    return meaning?.code !== 'capacity' || meaning.byWeek.slice(choice.start, choice.start + block.weeks).every((week) => (week?.places ?? 0) > 0);
  });

/** The cells that would not do even with nobody there, where there are such; else all. */
export function hopeless(full: readonly Cell[], size: number, meanings: readonly Meaning[]): readonly Cell[] {
  const cells = full.filter(({ resource, week }) => placesIn(week, meanings[resource]) < size);
  return cells.length > 0 ? cells : full;
}

/** How many there are in all; no end of them where nothing is counted. */
function placesIn(week: number, meaning: Meaning | undefined): number {
  if (meaning?.code === 'quota') return meaning.quota.places;
  return meaning?.code === 'capacity' || meaning?.code === 'supervisors' ? (meaning.byWeek[week]?.places ?? 0) : Infinity;
}

function meet(obstacles: Map<number, Obstacle>, resource: number, cells: readonly Cell[], meanings: readonly Meaning[]): Obstacle {
  const known = obstacles.get(resource) ?? { resource, meaning: meanings[resource] as Meaning, weeks: new Set<number>(), possibilities: 0 };
  obstacles.set(resource, known);
  known.possibilities += 1;
  for (const { week } of cells) known.weeks.add(week);
  return known;
}

/** `the housing in Karlskrona (Region Blekinge)`. */
const housingEnglish = (name: string): string => name.replace(/^boendet i /, 'the housing in ');

/** The unit or the agreement that a resource belongs to. */
function ownerOf(meaning: Meaning): string {
  if (meaning.code === 'quota') return meaning.quota.id;
  return meaning.code === 'no-agreement' ? meaning.agreement.id : meaning.unit.id;
}

/** Each full quota is named: raising one of them alone might not help. */
function otherQuota({ meaning, resource }: Obstacle, { left }: ScarcityFacts): Said[] {
  if (meaning.code !== 'quota') return [];
  const { quota: { code, places }, agreement: { name } } = meaning;
  const taken = places - left({ resource, week: 0 });
  return [{ sv: `Full är också avtalskvoten ${code} i ”${name}”: ${taken} av ${places}.`, en: `The quota ${code} of ”${name}” is full, too: ${taken} of ${places}.` }];
}

function sentenceOf({ meaning, resource, weeks }: Obstacle, owners: number, facts: ScarcityFacts): Said {
  switch (meaning.code) {
    case 'quota': {
      const { code, places } = meaning.quota;
      const figures = { code, agreement: meaning.agreement.name, places, taken: places - facts.left({ resource, week: 0 }) };
      return { sv: quotaSentence(figures), en: quotaEnglish(figures) };
    }
    case 'no-agreement':
      return tooShort(meaning.agreement);
    case 'conflict-of-interest':
      return {
        sv: `Jäv: studenten kan inte vara på ${meaning.unit.name} de veckor som är lediga. Välj en annan enhet.`,
        en: `Conflict of interest: the student cannot be at ${meaning.unit.name} in the weeks that are free. Choose another unit.`,
      };
    case 'beds':
      return {
        sv: `Boendeplatserna är slut: ${meaning.unit.name} är fullt de veckor som är lediga. Be värden om fler boendeplatser eller välj en annan ort.`,
        en: `The beds are taken: ${housingEnglish(meaning.unit.name)} is full in the weeks that are free. Ask the host for more beds or choose another town.`,
      };
    case 'reserved':
      return reservedFor(meaning, resource, weeks, facts);
    default: {
      const sentence = weekly(meaning, resource, weeks, facts);
      if (owners <= 1) return sentence;
      const { sv, en } = runsOut[meaning.code];
      return { sv: `${sv} på ${owners} enheter. En av dem: ${sentence.sv}`, en: `${en} at ${owners} units. One of them: ${sentence.en}` };
    }
  }
}

function reservedFor({ unit, specialty, level, reserved }: Extract<Meaning, { code: 'reserved' }>, resource: number, full: ReadonlySet<number>, { picture, left }: ScarcityFacts): Scarcity {
  const weeks = [...full].sort((a, b) => a - b);
  const figures = {
    unitName: unit.name, specialtyName: picture.specialtyNames.get(specialty) ?? specialty, level, reserved,
    weeks: weeks.map((week) => weekOf(addDays(picture.term.firstDay, 7 * week))), left: Math.min(...weeks.map((week) => left({ resource, week }))),
  };
  return { code: 'reserved', sv: reservedSentence(figures), en: reservedEnglish(figures) };
}

function tooShort({ name, validFrom, validTo }: AgreementFacts): Said {
  const span = validTo === null ? `från och med ${dateSwedish(validFrom)}` : datesSwedish(validFrom, validTo);
  const spanEnglish = validTo === null ? `from ${dateEnglish(validFrom)}` : datesEnglish(validFrom, validTo);
  return {
    sv: `Avtalet ”${name}” gäller ${span} och täcker inte de veckor som är lediga. Förläng avtalet.`,
    en: `The agreement ”${name}” is valid ${spanEnglish} and does not cover the weeks that are free. Extend the agreement.`,
  };
}

/** Tells of the weeks whose figures are the most common. */
function weekly(meaning: Weekly, resource: number, full: ReadonlySet<number>, { picture, left }: ScarcityFacts): Said {
  const { code, unit, specialty, level } = meaning;
  const weeks = [...full].sort((a, b) => a - b).map((week) => {
    const places = meaning.byWeek[week]?.places ?? 0;
    return { week: weekOf(addDays(picture.term.firstDay, 7 * week)), places, taken: places - left({ resource, week }) };
  });
  const [alike = []] = [...groupBy(weeks, ({ places, taken }) => `${places} ${taken}`).values()].sort((a, b) => b.length - a.length);
  const figures = {
    unitName: unit.name, level,
    specialtyName: specialty === '*' ? null : (picture.specialtyNames.get(specialty) ?? specialty),
    weeks: alike.map(({ week }) => week), places: alike[0]?.places ?? 0, taken: alike[0]?.taken ?? 0,
  };
  return code === 'capacity'
    ? { sv: capacitySentence(figures), en: capacityEnglish(figures) }
    : { sv: supervisorsSentence(figures), en: supervisorsEnglish(figures) };
}
