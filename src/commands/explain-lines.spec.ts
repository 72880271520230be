import type { PlacementProblem } from '../allocator/problem';
import { explainLines, helpLines, whyNotLines } from './explain-lines';

const block = (places: string[]) => ({ id: 'b', specialty: 's', weeks: 2, starts: [0, 2], places: places.map((unit) => ({ unit, region: '10', cost: 1, uses: [unit === 'u0' ? 0 : 1] })) });
const problem: PlacementProblem = {
  format: 'placement-problem/1', name: 'small', weeks: 4, tiers: 1,
  resources: [{ id: 'r0', kind: 'unit', per: 'week', limit: 1 }, { id: 'r1', kind: 'unit', per: 'week', limit: [1, 1, 0, 0] }],
  entities: [['u0'], ['u0'], ['u0'], ['u1', 'u0']].map((places, e) => ({ id: `e${e}`, size: 1, tier: 1, blocks: [block(places)] })),
};
const assignments = [{ entity: 'e0', block: 'b', place: 0, start: 0 }, { entity: 'e1', block: 'b', place: 0, start: 2 }, { entity: 'e3', block: 'b', place: 0, start: 0 }];

describe('a solution explained', () => {
  it('names what is full for who has no place, and what counting proves', () => {
    const lines = explainLines(problem, assignments);
    expect(lines[0]).toBe('e2 b: no room left; full are unit r0 (2 options)');
    expect(lines[1]).toBe('weeks 0 to 3, on r0: 6 weeks wanted > 4 there are, so at least 1 go without, whatever is done');
    expect(explainLines({ ...problem, entities: problem.entities.slice(0, 1) }, assignments)).toEqual(['Every block has a place.']);
  });

  it('says why one is not at a unit, where there is room, and where it is', () => {
    expect(whyNotLines(problem, assignments, { entity: 'e3', unit: 'u0' })).toEqual(['e3 b: no room left; full are unit r0 (2 options)']);
    expect(whyNotLines(problem, assignments.slice(1), { entity: 'e3', unit: 'u0' })).toEqual(['e3 b: there is room at u0 from week 0; the search preferred where it is']);
    expect(whyNotLines(problem, assignments, { entity: 'e3', unit: 'u1' })).toEqual(['e3 b: it is there, from week 0']);
    expect(whyNotLines(problem, assignments, { entity: 'e0', unit: 'u1' })).toEqual(['e0 b: u1 is none of its places']);
    expect(() => whyNotLines(problem, assignments, { entity: 'nix', unit: 'u1' })).toThrow(/no entity "nix"/);
  });

  it('proposes the smallest limits to raise, which come true', () => {
    expect(helpLines(problem, assignments, { seed: 1 })[0]).toMatch(/^proposal 1: raise unit r0 by 1 in weeks (0 to 1|2 to 3): then 1 more are placed and 0 are not; 0 others lie elsewhere/);
    const hopeless = { ...problem, entities: problem.entities.map((entity) => (entity.id === 'e2' ? { ...entity, blocks: [{ ...block([]) }] } : entity)) };
    expect(helpLines(hopeless, assignments, { seed: 1 })).toEqual(['no limit that is raised gives anybody more a place']);
    expect(helpLines(problem, assignments, { seed: 1, seconds: 1, clock: (() => { let now = 0; return () => (now += 10_000); })() })).toEqual([expect.stringContaining('time ran out')]);
  });
});
