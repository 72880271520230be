import fc from 'fast-check';
import { judge, pinsContradict } from '../../test/support/referee';
import { smallProblem } from '../../test/support/small-problem';
import { onlyPins } from './only-pins';

describe('onlyPins', () => {
  it('is a legal solution by an independent referee, before any search', () => {
    fc.assert(fc.property(smallProblem, (problem) => {
      const { solution, floor, conflicts } = onlyPins({ problem, sha256: 'abc' }, 3);
      expect(judge(problem, solution).faults).toEqual([]);
      expect(conflicts.length > 0).toBe(pinsContradict(problem));
      expect(solution).toMatchObject({ problem: 'abc', seed: 3, stopped: 'cancelled' });
      expect(floor).toEqual({ unplaced: 0, moved: 0 });
    }), { numRuns: 200, seed: 9 });
  });
});
