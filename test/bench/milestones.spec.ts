import { bestOf, gapOf, milestonesOf } from './milestones';
import { findingOf } from './run-vilplats';

const objective = (unplaced: number, moved: number, cost: number) => ({ unplaced: [0, unplaced], moved, cost });

describe('milestones', () => {
  const findings = [
    { ms: 100, objective: objective(2, 0, 50) },
    { ms: 200, objective: objective(0, 0, 112) },
    { ms: 300, objective: objective(0, 0, 104) },
    { ms: 400, objective: objective(0, 0, 102) },
    { ms: 500, objective: objective(0, 0, 100) },
  ];

  it('finds when each gap was first reached', () => {
    expect(milestonesOf(findings, objective(0, 0, 100))).toEqual({ first: 0.1, within: { 5: 0.3, 2: 0.4, 1: 0.5, 0: 0.5 } });
    expect(milestonesOf(findings.slice(0, 3), objective(0, 0, 100))).toEqual({ first: 0.1, within: { 5: 0.3 } });
    expect(milestonesOf([], objective(0, 0, 100))).toEqual({ within: {} });
  });

  it('never takes a cheap solution that leaves more unplaced for a good one', () => {
    expect(gapOf(objective(1, 0, 10), objective(0, 0, 100))).toBeUndefined();
    expect(gapOf(objective(0, 1, 10), objective(0, 0, 100))).toBeUndefined();
    expect(gapOf(objective(0, 0, 104), objective(0, 0, 100))).toBe(4);
    expect(bestOf([objective(1, 0, 10), objective(0, 3, 20), objective(0, 2, 30)])).toEqual(objective(0, 2, 30));
  });

  it('reads the lines of progress', () => {
    expect(findingOf('[   0.81 s] improve: unplaced 0+2, moved 3, cost 130; proven: unplaced 1, moved 0, cost 100; gap 30.00 %')).toEqual({ ms: 810, objective: objective(2, 3, 130) });
    expect(findingOf('[   9.00 s] optimal, stopped: optimal, searched 8012 ms: unplaced 0+0, moved 0, cost 7; proven: unplaced 0, moved 0, cost 7; gap 0.00 %')).toEqual({ ms: 9000, objective: objective(0, 0, 7) });
    expect(findingOf('[   0.20 s] construct: unplaced 9+2, moved 0, cost 0')).toBeUndefined();
    expect(findingOf('[   0.10 s] read: S seed 1: 103 entities, 270 blocks')).toBeUndefined();
  });
});
