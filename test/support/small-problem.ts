import fc from 'fast-check';
import type { Block, Choice, Entity, Place, PlacementProblem, Resource } from '../../src/allocator/problem';

const WEEKS = 5;
const RESOURCES = 3;

const resource = (index: number): fc.Arbitrary<Resource> => fc.oneof(
  fc.record({
    id: fc.constant(`r${index}`),
    kind: fc.constantFrom('unit' as const, 'supervisors' as const, 'beds' as const),
    per: fc.constant('week' as const),
    limit: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: WEEKS, maxLength: WEEKS })),
  }),
  fc.record({ id: fc.constant(`r${index}`), kind: fc.constant('quota' as const), per: fc.constant('term' as const), limit: fc.integer({ min: 0, max: 4 }) }),
);

const place: fc.Arbitrary<Place> = fc.record({
  unit: fc.constantFrom('u1', 'u2'),
  region: fc.constant('10'),
  cost: fc.integer({ min: 0, max: 9 }),
  uses: fc.uniqueArray(fc.integer({ min: 0, max: RESOURCES - 1 }), { maxLength: 2 }),
});

const wish = fc.option(fc.record({ place: fc.nat(9), start: fc.nat(9) }), { nil: undefined, freq: 3 });

const block = (id: string, earlier: readonly string[]): fc.Arbitrary<Block> => fc.integer({ min: 1, max: 3 }).chain((weeks) => fc.record({
  starts: fc.uniqueArray(fc.integer({ min: 0, max: WEEKS - weeks }), { maxLength: 3 }),
  costs: fc.option(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }), { nil: undefined }),
  places: fc.array(place, { maxLength: 2 }),
  follows: fc.boolean(),
  pinned: fc.option(fc.record({ place: fc.nat(9), start: fc.nat(9) }), { nil: undefined, freq: 12 }),
  previous: wish,
}).map(({ starts, costs, places, follows, pinned, previous }) => ({
  id,
  specialty: 's',
  weeks,
  starts,
  places,
  ...(costs ? { startCost: costs.slice(0, starts.length) } : {}),
  ...(follows && earlier.length > 0 ? { after: earlier } : {}),
  ...named('pinned', pinned, starts, places),
  ...named('previous', previous, starts, places),
})));

function named(key: 'pinned' | 'previous', wished: Choice | undefined, starts: readonly number[], places: readonly Place[]): Partial<Block> {
  if (!wished || starts.length === 0 || places.length === 0) return {};
  const start = starts[wished.start % starts.length];
  return { [key]: { place: wished.place % places.length, start } };
}

const entity = (index: number): fc.Arbitrary<Entity> => fc.record({
  id: fc.constant(`e${index}`),
  size: fc.constantFrom(1, 1, 1, 2, 3),
  tier: fc.integer({ min: 1, max: 2 }),
  blocks: fc.oneof(
    fc.tuple(block('b1', [])),
    fc.tuple(block('b1', []), block('b2', ['b1'])),
  ),
});

/** Random problems small enough to be solved by trying everything; some pins contradict each other. */
export const smallProblem: fc.Arbitrary<PlacementProblem> = fc.integer({ min: 1, max: 4 }).chain((entities) => fc.record({
  format: fc.constant('placement-problem/1' as const),
  name: fc.constant('small'),
  weeks: fc.constant(WEEKS),
  tiers: fc.constant(2),
  resources: fc.tuple(...Array.from({ length: RESOURCES }, (_, r) => resource(r))),
  entities: fc.tuple(...Array.from({ length: entities }, (_, e) => entity(e))),
}));
