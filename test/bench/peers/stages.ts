import type { Mip, Row } from './mip';

/** Levels of the objective that are made small at once, weighted so that one member more of an earlier level outweighs all that later ones can come to. */
export interface Stage {
  readonly levels: readonly number[];
  readonly weights: readonly number[];
  /** Per column. */
  readonly objective: Float64Array;
}

/** Solvers take a millionth for nought, so a larger weight could hide a point of cost; later levels then wait for a stage of their own. One stage is by far the quicker. */
const LARGEST_WEIGHT = 1e6;

/** The fewest stages that are safe; levels that are always nought are left out. */
export function stagesOf(mip: Mip): Stage[] {
  const stages: Stage[] = [];
  let rest = mip.reach.flatMap((reach, level) => (reach > 0 ? [level] : []));
  while (rest.length > 0) {
    let count = rest.length;
    while (count > 1 && (weightsOf(mip, rest.slice(0, count))[0] ?? 0) > LARGEST_WEIGHT) count--;
    stages.push(stage(mip, rest.slice(0, count)));
    rest = rest.slice(count);
  }
  return stages;
}

/** What the taken columns come to, level by level. */
export function worthOf({ levels }: Mip, taken: readonly number[]): number[] {
  return levels.map((level) => taken.reduce((sum, c) => sum + (level[c] ?? 0), 0));
}

/** The stage's value of what was found. */
export function valueOf({ levels, weights }: Stage, worth: readonly number[]): number {
  return levels.reduce((sum, level, i) => sum + (weights[i] ?? 0) * (worth[level] ?? 0), 0);
}

/** Reads a stage's value back into its levels; the others stay as they are known from the stages before. */
export function worthFrom({ levels, weights }: Stage, value: number, before: readonly number[]): number[] {
  const worth = [...before];
  let rest = Math.round(value);
  levels.forEach((level, i) => {
    const weight = weights[i] ?? 1;
    worth[level] = Math.floor(rest / weight);
    rest %= weight;
  });
  return worth;
}

/** Holds a stage at what was found, for the stages after it. */
export function holdingRow(stage: Stage, value: number): Row {
  const columns = [...stage.objective.keys()].filter((c) => stage.objective[c] !== 0);
  return { columns, amounts: columns.map((c) => stage.objective[c] ?? 0), low: 0, high: value };
}

function stage(mip: Mip, levels: readonly number[]): Stage {
  const weights = weightsOf(mip, levels);
  const objective = Float64Array.from(mip.columns, (_, c) => levels.reduce((sum, level, i) => sum + (weights[i] ?? 0) * (mip.levels[level]?.[c] ?? 0), 0));
  return { levels, weights, objective };
}

function weightsOf({ reach }: Mip, levels: readonly number[]): number[] {
  const weights: number[] = [];
  let below = 0;
  for (const level of [...levels].reverse()) {
    const weight = below + 1;
    weights.unshift(weight);
    below += weight * (reach[level] ?? 0);
  }
  return weights;
}
