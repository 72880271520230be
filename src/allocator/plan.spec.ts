import fc from 'fast-check';
import { Plan } from './plan';

const WEEKS = 6;
const option = fc.option(fc.integer({ min: 0, max: 20 }), { nil: Infinity });
const job = fc.integer({ min: 1, max: 3 }).chain((length) => fc.record({
  length: fc.constant(length),
  unplaced: fc.option(fc.integer({ min: 0, max: 30 }), { nil: Infinity, freq: 6 }),
  costs: fc.array(option, { minLength: WEEKS - length + 1, maxLength: WEEKS - length + 1 }),
  after: fc.nat(7),
}));

interface Job { readonly length: number; readonly unplaced: number; readonly costs: readonly number[]; readonly after: number }

/** Tries every start of every job. Job b may come only after jobs before it in the list. */
function cheapest(jobs: readonly Job[], starts: readonly number[] = []): number {
  const b = starts.length;
  const current = jobs[b];
  if (!current) return 0;
  let best = current.unplaced + cheapest(jobs, [...starts, -1]);
  current.costs.forEach((cost, start) => {
    const allowed = starts.every((other, o) => {
      if (other < 0 || other + (jobs[o] as Job).length <= start) return true;
      return start + current.length <= other && ((current.after >> o) & 1) === 0;
    });
    if (allowed) best = Math.min(best, cost + cheapest(jobs, [...starts, start]));
  });
  return best;
}

function load(plan: Plan, jobs: readonly Job[]): void {
  jobs.forEach(({ length, unplaced, costs, after }, b) => {
    plan.clear(b);
    plan.length[b] = length;
    plan.unplaced[b] = unplaced;
    plan.after[b] = after & ((1 << b) - 1);
    costs.forEach((cost, start) => plan.offer(b, start, cost, 10 * b + start));
  });
}

describe('Plan', () => {
  it('finds the least cost, and starts that have it', () => {
    const plan = new Plan();
    fc.assert(fc.property(fc.array(job, { minLength: 1, maxLength: 3 }), (jobs) => {
      load(plan, jobs);
      const best = plan.solve(jobs.length, WEEKS);
      expect(best).toBe(cheapest(jobs));
      const paid = jobs.reduce((sum, { unplaced, costs }, b) => sum + ((plan.start[b] as number) < 0 ? unplaced : (costs[plan.start[b] as number] as number)), 0);
      if (best < Infinity) expect(paid).toBe(best);
      jobs.forEach((_, b) => expect(plan.chosen(b)).toBe((plan.start[b] as number) < 0 ? -1 : 10 * b + (plan.start[b] as number)));
    }), { numRuns: 300 });
  });
});
