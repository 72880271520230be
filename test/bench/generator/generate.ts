import { Chance } from '../../../src/allocator/chance';
import type { Block, Choice, Entity, PlacementProblem, Resource } from '../../../src/allocator/problem';
import type { Clinic } from './clinics';
import { drawClinics } from './clinics';
import { drawCountry } from './country';
import { happens, upTo } from './draw';
import type { Choices } from './hidden-plan';
import { hiddenPlan } from './hidden-plan';
import { Ledger } from './ledger';
import { closeSome, remove, sharedLimit, tighten } from './limits';
import { Offers } from './offers';
import type { Load, Scale, Size } from './scale';
import { LOADS, SCALES, WEEKS } from './scale';
import { drawTeams } from './teams';

/** Which problem to draw; the same order gives the same problem. */
export interface GeneratorOrder {
  readonly size: Size;
  readonly seed: number;
  readonly load: Load;
  /** Gives nine of ten blocks a place in an earlier plan, and closes some units since. */
  readonly previous: boolean;
}

/** A problem, and a plan that keeps all its rules. */
export interface Generated {
  readonly problem: PlacementProblem;
  /** Places everyone, unless the load is `over` or units have closed. */
  readonly hidden: Choices;
}

/** Draws a lifelike problem around a hidden plan; `scale` makes another country than the size says. */
export function generate(order: GeneratorOrder, scale: Scale = SCALES[order.size]): Generated {
  const { size, seed, load, previous } = order;
  const chance = new Chance(seed);
  const country = drawCountry(scale, chance);
  const teams = drawTeams(country, chance);
  const clinics = drawClinics(country, teams, chance);
  const offers = new Offers(country, clinics, chance);
  const drawn = teams.map((team, e): Entity => ({ id: `e${e + 1}`, size: team.size, tier: team.tier, blocks: offers.blocksOf(team, `e${e + 1}`) }));
  const plan = hiddenPlan(teams, drawn, clinics, chance);
  const entities = previous ? drawn.map((entity, e) => withPrevious(entity, plan[e] ?? [], chance)) : drawn;
  const limits = drawLimits({ offers, entities, plan, clinics, units: scale.units }, order, chance);
  const resources = offers.drafts.map((draft, r): Resource => ({ ...draft, limit: plain(limits[r] ?? 0) }));
  const name = `${size} seed ${seed} ${load}${previous ? ' previous' : ''}`;
  const problem: PlacementProblem = { format: 'placement-problem/1', name, weeks: WEEKS, tiers: 2, resources, entities };
  return { problem, hidden: stillFitting(problem, plan) };
}

interface Drawn {
  readonly offers: Offers;
  readonly entities: readonly Entity[];
  readonly plan: Choices;
  readonly clinics: readonly Clinic[];
  readonly units: number;
}

function drawLimits({ offers, entities, plan, clinics, units }: Drawn, { load, previous }: GeneratorOrder, chance: Chance): Resource['limit'][] {
  const { spare, removed } = LOADS[load];
  const ledger = new Ledger(offers.drafts, WEEKS);
  eachChoice(entities, plan, (entity, block, choice) => ledger.add(block, choice, entity.size));
  tighten(clinics, spare, chance);
  if (removed > 0) remove(clinics, removed, chance);
  if (previous) closeSome(clinics, units, chance);
  return offers.drafts.map((draft, r) => clinics[r]?.seats ?? sharedLimit(draft, ledger.members[r] ?? [], spare, chance));
}

function withPrevious(entity: Entity, choices: readonly (Choice | undefined)[], chance: Chance): Entity {
  const blocks = entity.blocks.map((block, b): Block => {
    const choice = choices[b];
    return choice && happens(chance, 0.9) ? { ...block, previous: choice } : block;
  });
  return { ...entity, blocks };
}

/** What is left of a plan under lower limits. */
function stillFitting({ resources, entities }: PlacementProblem, plan: Choices): Choices {
  const limits = resources.map(({ limit }) => limit);
  const ledger = new Ledger(resources, WEEKS);
  const kept = plan.map((choices) => choices.map((): Choice | undefined => undefined));
  eachChoice(entities, plan, ({ size }, block, choice, e, b) => {
    if (!ledger.fits(limits, block, choice, size)) return;
    ledger.add(block, choice, size);
    (kept[e] as (Choice | undefined)[])[b] = choice;
  });
  return kept;
}

function eachChoice(entities: readonly Entity[], plan: Choices, use: (entity: Entity, block: Block, choice: Choice, e: number, b: number) => void): void {
  for (const [e, entity] of entities.entries()) {
    for (const b of upTo(entity.blocks.length)) {
      const choice = plan[e]?.[b];
      if (choice) use(entity, entity.blocks[b] as Block, choice, e, b);
    }
  }
}

/** A limit that is the same in all weeks is one number. */
function plain(limit: Resource['limit']): Resource['limit'] {
  return typeof limit !== 'number' && limit.every((value) => value === limit[0]) ? (limit[0] ?? 0) : limit;
}
