import type { Reserved } from '../capacity/reserved';
import { levelName } from '../bookings/candidate';
import type { ReasonCode } from '../bookings/reason';
import { countedEnglish, dateEnglish, weekListEnglish, type Said } from '../shared/english';
import { addDays } from '../shared/day';
import { groupBy } from '../shared/group-by';
import { counted, dateSwedish, inSentence, listed, weekListSwedish } from '../shared/swedish';
import { weekOf, type Week } from '../shared/week';
import type { Meaning } from './counted';
import { levelEnglish } from './filters/in-english';
import type { Cell } from './room';
import { hopeless, isOffered } from './scarcity';
import type { Possibility, SeatingPlan } from './seating-plan';
import type { TermPicture } from './term-picture';
import type { Holders } from './why';

/** What is full at a unit, with its figures, and who has it. */
export interface Fullness extends Said {
  readonly code: ReasonCode;
  readonly holders: readonly Holders[];
}

export interface FullFacts {
  readonly plan: SeatingPlan;
  readonly meanings: readonly Meaning[];
  readonly picture: Pick<TermPicture, 'term' | 'specialtyNames'>;
  /** Blocks that have their places by the exchange for those worst off, by seat key. */
  readonly exchanged: ReadonlySet<string>;
}

/** Of what stands in the way equally often, the first is told. */
const telling: readonly ReasonCode[] = ['quota', 'capacity', 'reserved', 'supervisors', 'beds', 'no-agreement', 'conflict-of-interest'];

/** Figures told week by week; where they are more various they are told as one. */
const MOST_LINES = 3;

/** What is full in all these possibilities at one unit; undefined where nothing is. */
export function fullnessOf(possibilities: readonly Possibility[], facts: FullFacts): Fullness | undefined {
  const offered = possibilities.filter((at) => isOffered(at, facts.meanings));
  const counts = new Map<number, { possibilities: number; weeks: Set<number> }>();
  for (const { full, sitter } of offered.length > 0 ? offered : possibilities) {
    for (const [resource, cells] of groupBy(hopeless(full, sitter.entity.size, facts.meanings), (cell) => cell.resource)) {
      const known = counts.get(resource) ?? { possibilities: 0, weeks: new Set<number>() };
      counts.set(resource, known);
      known.possibilities += 1;
      for (const { week } of cells) known.weeks.add(week);
    }
  }
  const codeOf = (resource: number): ReasonCode => facts.meanings[resource]?.code ?? 'capacity';
  const [worst] = [...counts].sort(([r, a], [q, b]) => b.possibilities - a.possibilities || telling.indexOf(codeOf(r)) - telling.indexOf(codeOf(q)));
  if (!worst) return undefined;
  const [resource, { weeks, possibilities: met }] = worst;
  const needed = possibilities[0]?.sitter.entity.size ?? 1;
  const told = tell(resource, [...weeks].sort((a, b) => a - b), needed, facts);
  if (told.code !== 'quota') return told;
  const others = [...counts].filter(([r, other]) => r !== resource && codeOf(r) === 'quota' && other.possibilities === met).map(([r]) => tell(r, [0], needed, facts));
  return { ...told, sv: [told, ...others].map(({ sv }) => sv).join('; '), en: [told, ...others].map(({ en }) => en).join('; ') };
}

function tell(resource: number, weeks: readonly number[], needed: number, facts: FullFacts): Fullness {
  const meaning = facts.meanings[resource] as Meaning;
  const { code } = meaning;
  const cells = weeks.map((week) => ({ resource, week }));
  const holders = holdersOf(cells, facts.plan);
  if (code === 'no-agreement') return { code, holders: [], ...outsideAgreement(meaning.agreement.name, weeks, facts) };
  if (code === 'conflict-of-interest') return { code, holders: [], sv: `jäv ${weeksOf(weeks, facts).sv}`, en: `conflict of interest in ${weeksOf(weeks, facts).en}` };
  if (code === 'reserved') return { code, holders, ...reservedFor(meaning.reserved, weeks, facts) };
  const name = nameOf(meaning, facts);
  if (code === 'quota') {
    const room = roomIn({ resource, week: 0 }, meaning, needed, facts);
    return { code, holders, sv: `${name.sv}: ${room.sv}`, en: `${name.en}: ${room.en}` };
  }
  const lines = linesOf(cells, meaning, needed, facts);
  const told = lines.length <= MOST_LINES ? lines : [asOne(cells, meaning, holders, facts)];
  return { code, holders, sv: `${name.sv}${told.map(({ sv }) => sv).join('; ')}`, en: `${name.en}${told.map(({ en }) => en).join('; ')}` };
}

function nameOf(meaning: Meaning, { picture: { specialtyNames } }: FullFacts): Said {
  if (meaning.code === 'quota') return { sv: `avtalskvoten ${meaning.quota.code}`, en: `quota ${meaning.quota.code}` };
  if (meaning.code === 'beds') return { sv: `${meaning.unit.name} `, en: 'beds ' };
  if (meaning.code !== 'supervisors') return { sv: '', en: '' };
  if (meaning.specialty === '*') return { sv: 'handledarna ', en: 'supervisors ' };
  const name = inSentence(specialtyNames.get(meaning.specialty) ?? meaning.specialty);
  return { sv: `handledarna i ${name} (${levelName(meaning.level)}) `, en: `supervisors in ${name} (${levelEnglish(meaning.level)}) ` };
}

/** Weeks with the same figures on one line. */
function linesOf(cells: readonly Cell[], meaning: Meaning, needed: number, facts: FullFacts): Said[] {
  const alike = groupBy(cells, (cell) => roomIn(cell, meaning, needed, facts).sv);
  return [...alike.values()].map((group) => {
    const room = roomIn(group[0] as Cell, meaning, needed, facts);
    const when = weeksOf(group.map(({ week }) => week), facts);
    return { sv: `${when.sv}: ${room.sv}`, en: `${when.en}: ${room.en}` };
  });
}

function asOne(cells: readonly Cell[], meaning: Meaning, holders: readonly Holders[], facts: FullFacts): Said {
  const places = cells.map((cell) => placesIn(cell, meaning));
  const [least, most] = [Math.min(...places), Math.max(...places)];
  const [figure, when] = [least === most ? String(most) : `${least}–${most}`, weeksOf(cells.map(({ week }) => week), facts)];
  const who = holdersSaid(holders);
  return { sv: `${when.sv}: ${figure} platser i veckan, alla tagna (${who.sv})`, en: `${when.en}: ${figure} places a week, all taken (${who.en})` };
}

/** `2 platser, båda till tur 1`. */
function roomIn(cell: Cell, meaning: Meaning, needed: number, { plan }: FullFacts): Said {
  const [places, left] = [placesIn(cell, meaning), plan.room.left(cell)];
  if (places === 0) return { sv: 'inga platser', en: 'no places' };
  const holders = holdersOf([cell], plan, places - left);
  const free = left > 0 ? { sv: `, ${left} ledig${left > 1 ? 'a' : ''} men ${needed} behövs`, en: `, ${left} free but ${needed} needed` } : { sv: '', en: '' };
  const [only, ...others] = holders;
  const whole = only && others.length === 0 && left === 0 && only.tier !== null;
  const who = whole ? { sv: `${all(places, 'båda ', 'alla ')}till tur ${only.tier}`, en: `${all(places, 'both ', 'all ')}to tier ${only.tier}` } : holdersSaid(holders);
  const taken = holders.length > 0 ? { sv: `, ${who.sv}`, en: `, ${who.en}` } : { sv: '', en: '' };
  return { sv: `${counted(places, 'plats', 'platser')}${taken.sv}${free.sv}`, en: `${countedEnglish(places, 'place')}${taken.en}${free.en}` };
}

const all = (places: number, both: string, every: string): string => (places === 1 ? '' : places === 2 ? both : every);

function holdersSaid(holders: readonly Holders[]): Said {
  const sv = holders.map(({ tier, students }) => (tier === null ? `${students} ${students === 1 ? 'bokad' : 'bokade'} sedan tidigare` : `${students} till tur ${tier}`));
  const en = holders.map(({ tier, students }) => (tier === null ? `${students} booked before` : `${students} to tier ${tier}`));
  return { sv: listed(sv, 'och'), en: listed(en, 'and') };
}

/** Who sits in any of the cells, each counted once; beyond those of the run, others where it is told how many are taken in all. */
function holdersOf(cells: readonly Cell[], plan: SeatingPlan, taken?: number): Holders[] {
  const sitting = new Set(cells.flatMap((cell) => [...plan.takersOf(cell)]));
  const tiers = groupBy([...sitting], ({ option }) => option.tier);
  const known = [...tiers].map(([tier, group]) => ({ tier, students: group.reduce((sum, { sitter }) => sum + sitter.entity.size, 0) })).sort((a, b) => a.tier - b.tier);
  const others = taken === undefined ? 0 : taken - known.reduce((sum, { students }) => sum + students, 0);
  return others > 0 ? [...known, { tier: null, students: others }] : known;
}

function placesIn({ week }: Cell, meaning: Meaning): number {
  if (meaning.code === 'quota') return meaning.quota.places;
  if (meaning.code === 'beds') return meaning.byWeek[week]?.beds ?? 0;
  return meaning.code === 'capacity' || meaning.code === 'supervisors' ? (meaning.byWeek[week]?.places ?? 0) : 0;
}

/** Weeks of the term in words. */
export function weeksOf(weeks: readonly number[], { picture: { term } }: Pick<FullFacts, 'picture'>): Said {
  const known: Week[] = weeks.map((week) => weekOf(addDays(term.firstDay, 7 * week)));
  return { sv: weekListSwedish(known), en: weekListEnglish(known) };
}

function reservedFor(reserved: readonly Reserved[], weeks: readonly number[], facts: FullFacts): Said {
  const when = weeksOf(weeks, facts);
  const [sv, en] = [reserved.map(({ holder, until }) => `${holder} till och med ${dateSwedish(until)}`), reserved.map(({ holder, until }) => `${holder} until ${dateEnglish(until)}`)];
  return { sv: `${when.sv}: det som är kvar är reserverat för ${listed(sv, 'och')}`, en: `${when.en}: what is left is reserved for ${listed(en, 'and')}` };
}

function outsideAgreement(name: string, weeks: readonly number[], facts: FullFacts): Said {
  const when = weeksOf(weeks, facts);
  return { sv: `avtalet ”${name}” gäller inte ${when.sv}`, en: `the agreement ”${name}” is not valid in ${when.en}` };
}
