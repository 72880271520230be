/** How points are spread over students. */
export interface Spread {
  readonly students: number;
  /** Of who bears most. */
  readonly worst: number;
  readonly mean: number;
  readonly median: number;
  /** 0 where all bear the same, towards 1 where one bears all. */
  readonly gini: number;
}

/** Gini's coefficient is the mean difference between two students in halves of the mean. */
export function spreadOf(points: readonly number[]): Spread {
  const sorted = [...points].sort((a, b) => a - b);
  const students = sorted.length;
  const sum = sorted.reduce((total, each) => total + each, 0);
  const weighed = sorted.reduce((total, each, i) => total + each * (2 * (i + 1) - students - 1), 0);
  return {
    students,
    worst: sorted.at(-1) ?? 0,
    mean: students > 0 ? sum / students : 0,
    median: ((sorted[(students - 1) >> 1] ?? 0) + (sorted[students >> 1] ?? 0)) / 2,
    gini: sum > 0 ? weighed / (students * sum) : 0,
  };
}
