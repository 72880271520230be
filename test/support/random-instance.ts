import { Chance } from '../../src/allocator/chance';
import type { Block, Choice, Entity, Place, PlacementProblem, Resource } from '../../src/allocator/problem';
import { generate } from '../bench/generator/generate';
import type { Scale } from '../bench/generator/scale';

/** How many random instances a full round judges. */
export const INSTANCES = 2000;

const HAMLET: Scale = { students: 4, units: 3, regions: ['05'], townsEach: 2, universities: 1, specialties: 2, coursesEach: 2 };
const kinds = ['unit', 'supervisors', 'quota', 'beds'] as const;
const loads = ['planted', 'tight', 'over'] as const;

/** The problem of that number: lifelike or of any shape that the format allows, each with and without an earlier plan. */
export function randomInstance(number: number): PlacementProblem {
  const chance = new Chance(number);
  if (number % 100 === 0) return lifelike('T', number, chance);
  return number % 4 === 0 ? lifelike({ ...HAMLET, students: 6 + chance.below(4), units: 2 + chance.below(4) }, number, chance) : anyShape(number, chance);
}

function lifelike(scale: Scale | 'T', seed: number, chance: Chance): PlacementProblem {
  const order = { size: 'T' as const, seed, load: loads[chance.below(3)] ?? 'over', previous: chance.below(2) === 0 };
  return scale === 'T' ? generate(order).problem : generate(order, scale).problem;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Empty lists, limits of nought, large groups, chains of blocks, pins that contradict each other: all that may be said is said some time. */
function anyShape(number: number, chance: Chance): PlacementProblem {
  const weeks = 1 + chance.below(10);
  const tiers = 1 + chance.below(3);
  const resources = upTo(chance.below(6)).map((r) => drawResource(r, weeks, chance));
  const calm = chance.below(4) > 0;
  const entities = upTo(1 + chance.below(9)).map((e) => drawEntity(e, { weeks, tiers, resources: resources.length, calm }, chance));
  return { format: 'placement-problem/1', name: `any shape ${number}`, weeks, tiers, resources, entities };
}

function drawResource(r: number, weeks: number, chance: Chance): Resource {
  const per = chance.below(4) === 0 ? 'term' : 'week';
  const most = 1 + chance.below(5);
  const limit = per === 'week' && chance.below(2) === 0 ? upTo(weeks).map(() => chance.below(most + 1)) : chance.below(most + 1);
  return { id: `r${r}`, kind: kinds[chance.below(4)] ?? 'unit', per, limit };
}

interface Shape { readonly weeks: number; readonly tiers: number; readonly resources: number; /** Without pins. */ readonly calm: boolean }

function drawEntity(e: number, shape: Shape, chance: Chance): Entity {
  const size = [1, 1, 1, 1, 2, 2, 4][chance.below(7)] ?? 1;
  const blocks = upTo(1 + chance.below(3)).map((b) => drawBlock(b, shape, chance));
  return { id: `e${e}`, size, tier: 1 + chance.below(shape.tiers), blocks };
}

function drawBlock(b: number, shape: Shape, chance: Chance): Block {
  const weeks = 1 + chance.below(Math.min(4, shape.weeks));
  const starts = upTo(shape.weeks - weeks + 1).filter(() => chance.below(3) > 0);
  const places = upTo(chance.below(5)).map((p) => drawPlace(p, shape, chance));
  const after = upTo(b).filter(() => chance.below(3) === 0).map((earlier) => `b${earlier}`);
  const choice = (): Choice | undefined => (starts.length * places.length === 0 ? undefined : { place: chance.below(places.length), start: starts[chance.below(starts.length)] ?? 0 });
  const pinned = !shape.calm && chance.below(6) === 0 ? choice() : undefined;
  const previous = chance.below(3) === 0 ? choice() : undefined;
  return {
    id: `b${b}`, specialty: `s${chance.below(2)}`, weeks, starts, places,
    ...(chance.below(2) === 0 && { startCost: starts.map(() => chance.below(8)) }),
    ...(after.length > 0 && { after }), ...(pinned && { pinned }), ...(previous && { previous }),
  };
}

function drawPlace(p: number, { resources }: Shape, chance: Chance): Place {
  const uses = upTo(resources).filter(() => chance.below(2) === 0);
  return { unit: `u${p}`, region: '10', cost: chance.below(12), uses };
}
