import fc from 'fast-check';
import { smallProblem } from '../../test/support/small-problem';
import { Problem } from '../shared/problem';
import { readProblem } from './read-problem';

const block = { id: 'b1', specialty: 's', weeks: 2, starts: [0, 1], startCost: [0, 3], places: [{ unit: 'u', region: '10', cost: 1, uses: [0] }] };
const good = {
  format: 'placement-problem/1',
  name: 'text',
  weeks: 4,
  tiers: 2,
  resources: [{ id: 'r0', kind: 'unit', per: 'week', limit: [1, 2, 3, 4] }],
  entities: [{ id: 'e1', size: 1, tier: 1, blocks: [block, { ...block, id: 'b2', after: ['b1'], pinned: { place: 0, start: 1 } }] }],
};
const withBlock = (patch: object) => ({ ...good, entities: [{ ...good.entities[0], blocks: [{ ...block, ...patch }] }] });
const withResource = (patch: object) => ({ ...good, resources: [{ ...good.resources[0], ...patch }] });
const withEntity = (patch: object) => ({ ...good, entities: [{ ...good.entities[0], ...patch }] });

function complaint(value: unknown): string {
  try {
    readProblem(value);
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ code: 'malformed-problem', kind: 'invalid' });
    return (error as Problem).detail;
  }
  return 'accepted';
}

describe('readProblem', () => {
  it('accepts what is well formed', () => {
    expect(readProblem(good)).toBe(good);
    fc.assert(fc.property(smallProblem, (problem) => complaint(JSON.parse(JSON.stringify(problem))) === 'accepted'), { numRuns: 50 });
  });

  it.each<[unknown, string]>([
    [null, 'the problem must be an object, not null'],
    [{ ...good, extra: 1 }, 'extra is not a known key; known are format, name, weeks, tiers, resources, entities'],
    [{ ...good, format: 'placement-problem/2' }, 'format must be one of placement-problem/1, not "placement-problem/2"'],
    [{ ...good, weeks: 61 }, 'weeks must be a whole number 1 to 60, not 61'],
    [{ ...good, tiers: '2' }, 'tiers must be a whole number 1 to 100, not "2"'],
    [withResource({ kind: 'room' }), 'resources[0].kind must be one of unit, supervisors, quota, beds, not "room"'],
    [withResource({ limit: [1, 2] }), 'resources[0].limit must have one number for each of the 4 weeks, not 2'],
    [withResource({ limit: [1, 2, 3, -1] }), 'resources[0].limit[3] must be a whole number 0 to 1000000000, not -1'],
    [withResource({ per: 'term' }), 'resources[0].limit must be a whole number 0 to 1000000000, not [1,2,3,4]'],
    [{ ...good, resources: [good.resources[0], good.resources[0]] }, 'resources[1].id repeats "r0"; give each its own'],
    [{ ...good, entities: {} }, 'entities must be a list, not {}'],
    [withEntity({ size: 0 }), 'entities[0].size must be a whole number 1 to 1000000000, not 0'],
    [withEntity({ tier: 3 }), 'entities[0].tier must be a whole number 1 to 2, not 3'],
    [withEntity({ blocks: Array.from({ length: 7 }, (_, b) => ({ ...block, id: String(b) })) }), 'entities[0].blocks must have at most 6 items, not 7'],
    [withEntity({ blocks: [{ ...block, after: ['b2'] }, { ...block, id: 'b2', after: ['b1'] }] }), 'entities[0].blocks must not come after each other in a circle: b1, b2'],
    [withBlock({ after: ['b1'] }), 'entities[0].blocks[0].after[0] must not name the block itself'],
    [withBlock({ after: ['b9'] }), 'entities[0].blocks[0].after[0] must be a block of the same entity (b1), not "b9"'],
    [withBlock({ weeks: 5 }), 'entities[0].blocks[0].weeks must be a whole number 1 to 4, not 5'],
    [withBlock({ starts: [0, 3] }), 'entities[0].blocks[0].starts[1] must not be 3: 3 + 2 weeks is beyond week 4'],
    [withBlock({ starts: [1, 1] }), 'entities[0].blocks[0].starts[1] repeats 1; each may stand there once'],
    [withBlock({ startCost: [1] }), 'entities[0].blocks[0].startCost must have one number for each of the 2 starts, not 1'],
    [withBlock({ places: [{ unit: 'u', region: '10', cost: 0.5, uses: [] }] }), 'entities[0].blocks[0].places[0].cost must be a whole number 0 to 1000000000, not 0.5'],
    [withBlock({ places: [{ unit: 'u', region: '10', cost: 0, uses: [1] }] }), 'entities[0].blocks[0].places[0].uses[0] must be a whole number 0 to 0, not 1'],
    [withBlock({ places: [{ unit: 'u', cost: 0, uses: [] }] }), 'entities[0].blocks[0].places[0].region is missing'],
    [withBlock({ pinned: { place: 1, start: 0 } }), 'entities[0].blocks[0].pinned.place must be a whole number 0 to 0, not 1'],
    [withBlock({ previous: { place: 0, start: 2 } }), "entities[0].blocks[0].previous.start must be one of the block's starts (0, 1), not 2"],
  ])('names the path of the fault %#', (value, detail) => {
    expect(complaint(value)).toBe(detail);
  });
});
