import type { Choice } from '../allocator/problem';
import type { Said } from '../shared/english';
import { countedEnglish } from '../shared/english';
import { groupBy } from '../shared/group-by';
import { counted, listed } from '../shared/swedish';
import { isExchanged } from './exchanged';
import type { Possibility, SeatingPlan } from './seating-plan';
import type { Sitting } from './sitting';
import { standingAt } from './sitting';
import type { Holders } from './why';
import type { FullFacts } from './why-full';

/** Why one who has a place keeps it from another. */
type Precedence = 'exchange' | 'sum' | 'agreement' | 'standing' | 'lottery' | 'request' | 'tier';

const said: Readonly<Record<Exclude<Precedence, 'tier'>, Said>> = {
  exchange: { sv: 'Rättvisebytet avgjorde: studenter byter plats så att den som bär mest, tidigare terminer inräknade, får bära mindre.', en: 'The exchange for fairness decided: students change places so that whoever bears most, earlier terms included, bears less.' },
  sum: { sv: 'Inom en tur avgör allas restid och önskemål sammantaget var platsen ligger.', en: 'Within a tier everybody’s travel and wishes together decide where the place is.' },
  agreement: { sv: 'De har platsen enligt ett annat avtal.', en: 'They have the place under another agreement.' },
  standing: { sv: 'De hade platsen redan.', en: 'They had the place already.' },
  lottery: { sv: 'Samma tur: platsen i kön avgjorde. Den ges av vad var och en har fått bära förut, sedan av lotten.', en: 'Same tier: the place in the queue decided. It is given by what each has had to bear before, then by the lot.' },
  request: { sv: 'Samma tur: de ansökte tidigare.', en: 'Same tier: they asked earlier.' },
};

const order: readonly Precedence[] = ['exchange', 'sum', 'agreement', 'standing', 'request', 'lottery', 'tier'];

/** Who would have to move for a place, by tier, and why they have it. */
export interface Moving extends Said {
  readonly movers: readonly Holders[];
}

/** Given possibilities that are all full, for one who has a place elsewhere or none; undefined where nobody's moving helps. */
export function movingFor(possibilities: readonly Possibility[], { plan, exchanged }: Pick<FullFacts, 'plan' | 'exchanged'>, isPlaced: boolean): Moving | undefined {
  const pairs = possibilities.flatMap((at) => plan.inTheWay(at).map((by) => ({ at, by })));
  const single = new Map(pairs.map((pair) => [pair.by, pair]));
  if (single.size === 0) return together(possibilities, plan);
  const teams = teamsOf([...single.keys()]);
  const movers = byTier(teams);
  const whys = [...new Set([...single.values()].map(({ at, by }) => precedence(at, by, { isPlaced, isExchanged: isExchanged(by.sitter, exchanged) })))].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const told = whys.map((why) => (why === 'tier' ? tierSaid(possibilities) : said[why]));
  const one = oneSaid(teams, tiersSaid(movers));
  return { movers, sv: [one, ...told].map(({ sv }) => sv).join(' '), en: [one, ...told].map(({ en }) => en).join(' ') };
}

/** One sitting for each who sits: those who are placed together move together. */
const teamsOf = (sittings: readonly Sitting[]): Sitting[] => [...new Map(sittings.map((sitting) => [sitting.sitter.entity, sitting])).values()];

const sizeOf = (teams: readonly Sitting[]): number => teams.reduce((sum, { sitter }) => sum + sitter.entity.size, 0);

function oneSaid(teams: readonly Sitting[], who: Said): Said {
  const [count, students] = [teams.length, sizeOf(teams)];
  const grouped = teams.filter(({ sitter }) => sitter.entity.size > 1).length;
  if (count === 1 && grouped === 1) return { sv: `De ${students} som placerats tillsammans där (${who.sv}) skulle behöva flytta.`, en: `The ${students} placed together there (${who.en}) would have to move.` };
  if (count === 1) return { sv: `Den som har platsen (${who.sv}) skulle behöva flytta.`, en: `The one who has it (${who.en}) would have to move.` };
  if (grouped === count) return { sv: `En av ${count} grupper om sammanlagt ${students} studenter (${who.sv}) skulle behöva flytta.`, en: `One of ${count} groups of ${students} students in all (${who.en}) would have to move.` };
  if (grouped > 0) return { sv: `En av ${count}, ensam eller med sin grupp (${who.sv}), skulle behöva flytta.`, en: `One of ${count}, alone or with the group (${who.en}), would have to move.` };
  return { sv: `En av ${count} (${who.sv}) skulle behöva flytta.`, en: `One of ${count} (${who.en}) would have to move.` };
}

/** No one person makes room: the possibility where the fewest sit in the way; undefined where there would be no room without them either. */
function together(possibilities: readonly Possibility[], plan: SeatingPlan): Moving | undefined {
  const emptied = possibilities.filter(({ full, sitter: { entity } }) => full.every((cell) =>
    plan.room.left(cell) + [...plan.takersOf(cell)].reduce((sum, { sitter: other }) => sum + (other.entity === entity ? 0 : other.entity.size), 0) >= entity.size));
  const crowds = emptied.map(({ full, sitter }) => [...new Set(full.flatMap((cell) => [...plan.takersOf(cell)]))].filter(({ sitter: { entity } }) => entity !== sitter.entity));
  const [fewest] = crowds.map(teamsOf).filter((crowd) => crowd.length > 0).sort((a, b) => sizeOf(a) - sizeOf(b));
  if (!fewest) return undefined;
  const who = tiersSaid(byTier(fewest));
  return { movers: [], sv: `Flera av ${counted(sizeOf(fewest), 'student', 'studenter')} (${who.sv}) skulle behöva flytta.`, en: `Several of ${countedEnglish(sizeOf(fewest), 'student')} (${who.en}) would have to move.` };
}

function byTier(sittings: readonly Sitting[]): Holders[] {
  const tiers = groupBy(sittings, ({ option }) => option.tier);
  return [...tiers].map(([tier, group]) => ({ tier, students: group.reduce((sum, { sitter }) => sum + sitter.entity.size, 0) })).sort((a, b) => a.tier - b.tier);
}

const tiersSaid = (holders: readonly Holders[]): Said => ({
  sv: `tur ${listed(holders.map(({ tier }) => String(tier)), 'och')}`, en: `tier ${listed(holders.map(({ tier }) => String(tier)), 'and')}`,
});

function tierSaid(possibilities: readonly Possibility[]): Said {
  const mine = Math.min(...possibilities.map(({ option }) => option.tier));
  return { sv: `Tidigare tur går före: studenten har tur ${mine}.`, en: `Earlier tiers come first: the student is in tier ${mine}.` };
}

function precedence({ sitter, option }: Possibility, { sitter: other, option: theirs, choice }: Sitting, how: { readonly isPlaced: boolean; readonly isExchanged: boolean }): Precedence {
  if (option.agreement.id !== theirs.agreement.id) return 'agreement';
  if (staysAt(other.block.previous, choice)) return 'standing';
  const [mine, yours] = [standingAt(sitter, option), standingAt(other, theirs)];
  if (yours.tier < mine.tier) return 'tier';
  // An exchange leaves alone who has a place and who has none.
  if (how.isPlaced) return how.isExchanged ? 'exchange' : 'sum';
  if (yours.tier > mine.tier || mine.kind !== yours.kind || yours.position > mine.position) return 'sum';
  return mine.kind === 'first_come' ? 'request' : 'lottery';
}

const staysAt = (previous: Choice | undefined, { place, start }: Choice): boolean => previous?.place === place && previous.start === start;
