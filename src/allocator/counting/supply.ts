import { limitIn } from '../constraints/rule';
import type { PlacementProblem, Resource } from '../problem';
import type { Demand } from './demand';

/** How something is counted: in weeks that a student (or a group of `size`) takes, or in blocks however long. */
export type Measure = 'weeks' | 'blocks';

/** What one resource can give to the blocks in question. */
export interface Supply {
  readonly resource: number;
  /** In what the proof counts in. */
  readonly amount: number;
  /** By week of the span, where it counts by the week: how many at a time. */
  readonly byWeek: readonly number[];
}

/** Blocks that depend on a set of resources, in a span of weeks. */
export interface Question {
  readonly resources: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly demands: readonly Demand[];
}

export const uniform = (values: readonly number[]): number | undefined => (values.every((value) => value === values[0]) ? values[0] : undefined);

/** Members that count as one: a whole group where all are of one size, else one student. */
export const unitOf = (demands: readonly Demand[]): number => uniform(demands.map(({ size }) => size)) ?? 1;

export function demandOf(demands: readonly Demand[], measure: Measure): number {
  const unit = unitOf(demands);
  return demands.reduce((sum, { size, weeks, blocks }) => sum + (size / unit) * (measure === 'weeks' ? weeks : 1) * blocks.length, 0);
}

/** Whether blocks can be counted whole: all are of one length, or nothing is counted by the week. */
export const countsBlocks = ({ resources }: PlacementProblem, { resources: chosen, demands }: Question): boolean =>
  uniform(demands.map(({ weeks }) => weeks)) !== undefined || chosen.every((r) => resources[r]?.per === 'term');

/** At most so much can the resources give to the blocks. */
export function suppliesOf(problem: PlacementProblem, question: Question, measure: Measure): Supply[] {
  const { from, to, demands } = question;
  const longest = Math.max(...demands.map(({ weeks }) => weeks));
  return question.resources.map((index) => {
    const resource = problem.resources[index] as Resource;
    const users = demands.filter(({ ways }) => ways.some((uses) => uses.includes(index)));
    const room = atATime(users, unitOf(demands));
    if (resource.per === 'term') return { resource: index, amount: room(limitIn(resource, 0)) * (measure === 'weeks' ? longest : 1), byWeek: [] };
    const byWeek = Array.from({ length: to - from }, (_, week) => room(limitIn(resource, from + week)));
    const amount = measure === 'weeks' ? byWeek.reduce((sum, places) => sum + places, 0) : stretches(byWeek, longest);
    return { resource: index, amount, byWeek };
  });
}

/** How many (in units) of those who ask can be somewhere at a time, given the limit in members: groups are never split. */
function atATime(users: readonly Demand[], unit: number): (limit: number) => number {
  const all = users.reduce((sum, { size, blocks }) => sum + size * blocks.length, 0);
  const sizes = [...new Set(users.map(({ size }) => size))];
  const sums = sizes.includes(1) ? undefined : reachable(sizes, all);
  return (limit) => {
    const most = Math.min(limit, all);
    return Math.floor((sums ? (sums[most] ?? 0) : most) / unit);
  };
}

/** Of each number: the largest sum of sizes up to it. */
function reachable(sizes: readonly number[], most: number): number[] {
  const best = [0];
  for (let total = 1; total <= most; total++) {
    best.push(sizes.some((size) => size <= total && best[total - size] === total - size) ? total : (best[total - 1] ?? 0));
  }
  return best;
}

/** How many stretches of so many weeks in a row fit: taking the earliest first is best where all are of one length. */
function stretches(byWeek: readonly number[], length: number): number {
  const left = [...byWeek];
  let count = 0;
  for (let start = 0; start + length <= left.length; start++) {
    const fit = Math.min(...left.slice(start, start + length));
    for (let week = start; week < start + length; week++) left[week] = (left[week] ?? 0) - fit;
    count += fit;
  }
  return count;
}
