import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlacementProblem, Resource } from '../problem';
import { score } from '../score';
import type { Assignment } from '../solution';
import { RULES } from './index';

const problem: PlacementProblem = {
  format: 'placement-problem/1',
  name: 'rules',
  weeks: 6,
  tiers: 1,
  resources: [
    { id: 'unit', kind: 'unit', per: 'week', limit: [2, 2, 1, 2, 2, 2] },
    { id: 'supervisors', kind: 'supervisors', per: 'week', limit: 1 },
    { id: 'quota', kind: 'quota', per: 'term', limit: 3 },
    { id: 'beds', kind: 'beds', per: 'week', limit: 1 },
  ],
  entities: [
    {
      id: 'ada',
      size: 2,
      tier: 1,
      blocks: [
        { id: 'first', specialty: 's', weeks: 2, starts: [0, 1, 3], places: [0, 1, 2, 3].map((r) => ({ unit: 'u', region: '10', cost: 1, uses: [r] })) },
        { id: 'second', specialty: 's', weeks: 1, starts: [0, 3, 5], places: [{ unit: 'u', region: '10', cost: 1, uses: [2] }], after: ['first'] },
      ],
    },
    { id: 'bo', size: 1, tier: 1, blocks: [{ id: 'only', specialty: 's', weeks: 1, starts: [0, 1], places: [{ unit: 'u', region: '10', cost: 1, uses: [] }], pinned: { place: 0, start: 1 } }] },
  ],
};

const pin: Assignment = { entity: 'bo', block: 'only', place: 0, start: 1 };
const first = (place: number, start: number): Assignment => ({ entity: 'ada', block: 'first', place, start });
const second = (start: number): Assignment => ({ entity: 'ada', block: 'second', place: 0, start });
const judged = (...assignments: Assignment[]) => score(problem, assignments).breaches;

describe('rules', () => {
  it('finds nothing wrong with a legal plan', () => {
    expect(judged(pin, first(0, 0), second(5))).toEqual([]);
  });

  it.each<[string, Assignment[], string]>([
    ['unknown-block', [pin, { entity: 'ada', block: 'third', place: 0, start: 0 }], 'Block third of ada is not in the problem; leave it out'],
    ['placed-twice', [pin, pin], 'Block only of bo is placed more than once; keep one assignment'],
    ['place-not-allowed', [pin, first(4, 0)], 'Place 4 is not one of the 4 places of block first of ada'],
    ['start-not-allowed', [pin, first(0, 2)], 'Block first of ada may not begin in week 2, only in 0, 1, 3'],
    ['pin-broken', [], 'Block only of bo is pinned to place 0 from week 1; place it there or lift the pin'],
    ['order', [pin, first(0, 3), second(0)], 'Block second of ada begins in week 0, before block first ends in week 5'],
    ['unit-full', [pin, first(0, 1)], 'unit is taken by 2 in week 2 but has room for 1; move 1'],
    ['quota-full', [pin, first(2, 0), second(5)], 'quota is taken by 4 in the term but has room for 3; move 1'],
  ])('%s: says what is wrong, once', (code, assignments, detail) => {
    expect(judged(...assignments).map((breach) => [breach.code, breach.detail])).toEqual([[code, detail]]);
  });

  it.each([['supervisors-full', 1, 'supervisors'], ['beds-full', 3, 'beds']])('%s: in each week', (code, place, resource) => {
    expect(judged(pin, first(place, 0)).map((breach) => [breach.code, breach.resource, breach.week])).toEqual([[code, resource, 0], [code, resource, 1]]);
  });

  it('overlap: names both blocks and the week', () => {
    const breaches = judged(pin, first(0, 3), second(3));
    expect(breaches.map(({ code }) => code)).toEqual(['overlap', 'order']);
    expect(breaches[0]?.detail).toBe('Blocks first and second of ada overlap from week 3');
  });

  it('lets blocks meet end to end', () => {
    const resources: Resource[] = problem.resources.map((resource) => ({ ...resource, limit: 9 }));
    expect(score({ ...problem, resources }, [pin, first(0, 3), second(5)]).breaches).toEqual([]);
  });

  it('lists every rule file, each with a code and a title of its own', () => {
    const files = readdirSync(join(__dirname)).filter((name) => /^[a-z-]+\.ts$/.test(name) && !['index.ts', 'rule.ts', 'capacity.ts'].includes(name));
    expect(RULES).toHaveLength(files.length);
    expect(new Set(RULES.map(({ code }) => code)).size).toBe(files.length);
    expect(new Set(RULES.map(({ title }) => title)).size).toBe(files.length);
  });
});
