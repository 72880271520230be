import type { UnitFacts } from '../bookings/candidate';
import type { Said } from '../shared/english';
import { weeksEnglish } from '../shared/english';
import { inSentence, weeksSwedish } from '../shared/swedish';
import { inARow } from './filters/filter';
import { inARowEnglish } from './filters/in-english';
import type { Filtered } from './options';
import type { Possibility } from './seating-plan';
import type { Sitter, Sitting } from './sitting';
import { burdenOf } from './sitting';
import type { WishReason } from './why';
import type { FullFacts } from './why-full';
import { fullnessOf, weeksOf } from './why-full';
import { movingFor } from './why-movers';

/** What keeps a block from one unit. */
export type UnitReason = Omit<WishReason, 'rank' | 'place'>;

const ruled = ({ code, detail, english }: Filtered): UnitReason => ({ code, sv: detail, en: english, holders: [], movers: [] });

const plain = (code: UnitReason['code'], sv: string, en: string): UnitReason => ({ code, sv, en, holders: [], movers: [] });

/** Tells what keeps a block from a unit, given where everyone else is; the block itself must not be seated meanwhile. */
export function unitReason(unit: UnitFacts, sitter: Sitter, at: Sitting | undefined, facts: FullFacts): UnitReason {
  const { filtered, list } = sitter.compiled;
  const breach = [...filtered, ...list.conflicts.map((conflict) => conflict.filtered)].find(({ unitId }) => unitId === unit.id);
  if (breach) return ruled(breach);
  const here = (when: 'beside others' | 'any time'): Possibility[] => [...facts.plan.possibilities(sitter, when)].filter(({ option }) => option.unit.id === unit.id);
  const everywhere = here('any time');
  if (everywhere.length === 0) return noWindow(unit, sitter, facts);
  const open = here('beside others');
  const free = open.filter(({ full }) => full.length === 0);
  if (free.length > 0) return notTaken(unit, free, at, facts);
  if (everywhere.some(({ full }) => full.length === 0)) {
    const rule = facts.plan.forbidden(sitter);
    return rule ? plain(rule.code, rule.reason, rule.english) : ownBlocks(unit, sitter, everywhere, facts);
  }
  return taken(unit, open.length > 0 ? open : everywhere, at !== undefined, facts);
}

/** The block may not begin in any week at all, or its students have no agreement there in common. */
function noWindow(unit: UnitFacts, { compiled: { requirement, list }, team, block }: Sitter, { picture: { term, specialtyNames } }: FullFacts): UnitReason {
  if (block.starts.length > 0 && !list.options.some((option) => option.unit.id === unit.id)) {
    return plain('together', `${unit.name} är inte öppen för alla ${team.members.length} som placeras tillsammans.`, `${unit.name} is not open to all ${team.members.length} who are placed together.`);
  }
  const [first, last] = [requirement.earliestWeek ?? term.firstWeek, requirement.latestWeek ?? term.lastWeek];
  const name = inSentence(specialtyNames.get(requirement.specialty) ?? requirement.specialty);
  const { windowWeeks } = requirement;
  return plain(
    'window',
    `Blocket i ${name} får ligga ${weeksSwedish(first, last)}, men där finns inte ${inARow(windowWeeks)} fria.`,
    `The block in ${name} may lie in ${weeksEnglish(first, last)}, but ${inARowEnglish(windowWeeks)} are not free there.`,
  );
}

/** There is room, and yet she is not there. */
function notTaken(unit: UnitFacts, free: readonly Possibility[], at: Sitting | undefined, facts: FullFacts): UnitReason {
  const [best] = [...free].sort((a, b) => burdenOf(a.sitter, a.choice) - burdenOf(b.sitter, b.choice));
  if (!best || !at) return plain('free', `${unit.name} har en ledig plats.`, `${unit.name} has a place left.`);
  const { previous } = at.sitter.block;
  const when = weeksOf(Array.from({ length: best.sitter.block.weeks }, (_, week) => best.choice.start + week), facts);
  const room: Said = { sv: `${unit.name} har plats ${when.sv}`, en: `${unit.name} has room in ${when.en}` };
  if (previous?.place === at.choice.place && previous.start === at.choice.start) {
    return plain('kept', `${room.sv}, men studenten står kvar där hon redan var placerad.`, `${room.en}, but the student stays where she was placed already.`);
  }
  const [there, here] = [burdenOf(best.sitter, best.choice), burdenOf(at.sitter, at.choice)];
  if (there < here) return plain('free', `${room.sv}; studenten kan flyttas dit.`, `${room.en}; the student can be moved there.`);
  const together = at.sitter.entity.size > 1;
  const who: Said = together ? { sv: 'för dem som placeras tillsammans', en: 'for those placed together' } : { sv: 'när resväg, nätter hemifrån, kö och helgdagar räknas in', en: 'once travel, nights away, the queue and holidays are counted' };
  return plain(together ? 'together' : 'burden', `${room.sv}, men den placering som gavs är bättre ${who.sv}.`, `${room.en}, but the placement given is better ${who.en}.`);
}

/** The unit has room, but only while the student is elsewhere. */
function ownBlocks(unit: UnitFacts, sitter: Sitter, everywhere: readonly Possibility[], facts: FullFacts): UnitReason {
  const free = everywhere.filter(({ full }) => full.length === 0);
  const name = ({ compiled: { requirement } }: Sitter): string => inSentence(facts.picture.specialtyNames.get(requirement.specialty) ?? requirement.specialty);
  const weeksAt = (start: number, count: number): Said => weeksOf(Array.from({ length: count }, (_, week) => start + week), facts);
  const others = facts.plan.besides(sitter).map(({ sitter: other, choice }) => {
    const when = weeksAt(choice.start, other.block.weeks);
    return { sv: `${name(other)} ${when.sv}`, en: `${name(other)} in ${when.en}` };
  });
  const when = weeksOf([...new Set(free.flatMap(({ choice }) => Array.from({ length: sitter.block.weeks }, (_, week) => choice.start + week)))].sort((a, b) => a - b), facts);
  return plain(
    'overlap',
    `${unit.name} har plats ${when.sv}, men studentens eget block är i vägen (${others.map(({ sv }) => sv).join('; ')}).`,
    `${unit.name} has room in ${when.en}, but the student’s own block is in the way (${others.map(({ en }) => en).join('; ')}).`,
  );
}

function taken(unit: UnitFacts, possibilities: readonly Possibility[], isPlaced: boolean, facts: FullFacts): UnitReason {
  const fullness = fullnessOf(possibilities, facts);
  if (!fullness) return plain('capacity', `${unit.name} har ingen plats.`, `${unit.name} has no place.`);
  const { code, holders } = fullness;
  const link = code === 'capacity' ? ' ' : ', ';
  const moving = movingFor(possibilities, facts, isPlaced);
  return {
    code,
    holders,
    movers: moving?.movers ?? [],
    sv: [`${unit.name}${link}${fullness.sv}.`, ...(moving ? [moving.sv] : [])].join(' '),
    en: [`${unit.name}${link}${fullness.en}.`, ...(moving ? [moving.en] : [])].join(' '),
  };
}
