import { GAPS } from './milestones';
import { PEERS } from './plan';
import type { Result } from './result';

const HEAD = ['peer', 'unplaced', 'moved', 'cost above best %', 'own gap %', 'first s', ...GAPS.map((gap) => (gap === 0 ? 'best s' : `${gap} % s`)), 'proven s', 'whole s', 'MB', '5 % ×', '1 % ×'];

/** Results of one kind of problem as a Markdown table: medians, with the worst in brackets. */
export function tableOf(results: readonly Result[]): string[] {
  const own = results.filter(({ peer }) => peer === 'vilplats');
  const rows = PEERS.flatMap((name) => {
    const mine = results.filter(({ peer }) => peer === name);
    return mine.length === 0 ? [] : [rowOf(name, mine, own)];
  });
  return [line(HEAD), line(HEAD.map((_, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)];
}

/** Results by kind of problem, each with a title. */
export function tablesOf(results: readonly Result[]): string {
  const kinds = new Map<string, Result[]>();
  for (const result of results) {
    const title = `${result.size}, ${result.load}${result.previous ? ', with an earlier plan' : ''}`;
    kinds.set(title, [...(kinds.get(title) ?? []), result]);
  }
  return [...kinds].map(([title, some]) => {
    const problems = new Set(some.map(({ sha256 }) => sha256)).size;
    return [`**${title}**: ${problems} ${problems === 1 ? 'problem' : 'problems'}`, '', ...tableOf(some), ...remarksOf(some)].join('\n');
  }).join('\n\n');
}

function rowOf(name: string, mine: readonly Result[], own: readonly Result[]): string[] {
  return [
    name,
    spread(mine, ({ objective }) => objective?.unplaced.reduce((sum, count) => sum + count, 0), 0),
    spread(mine, ({ objective }) => objective?.moved, 0),
    spread(mine, ({ above }) => above, 2),
    spread(mine, ownGap, 2),
    spread(mine, ({ first }) => first, 2),
    ...GAPS.map((gap) => spread(mine, ({ within }) => within[String(gap)], 2)),
    spread(mine, ({ proven }) => proven, 2),
    spread(mine, ({ whole }) => whole, 1),
    spread(mine, ({ peakMb }) => peakMb, 0),
    ratio(mine, own, '5'),
    ratio(mine, own, '1'),
  ];
}

/** Its median time to a gap in multiples of VILplats's. */
function ratio(mine: readonly Result[], own: readonly Result[], gap: string): string {
  const [its, ours] = [mine, own].map((results) => medianOf(results, ({ within }) => within[gap]));
  return its === undefined || !ours ? '-' : (its / ours).toFixed(2);
}

/** Per cent by which its cost lies above its own proof. */
function ownGap({ objective, costBound }: Result): number | undefined {
  return objective && costBound !== undefined ? (100 * (objective.cost - costBound)) / Math.max(1, costBound) : undefined;
}

/** Median and worst; where some problems have no value, how many have. */
function spread(results: readonly Result[], value: (result: Result) => number | undefined, digits: number): string {
  const values = valuesOf(results, value);
  const median = medianOf(results, value);
  if (values.length < results.length) return values.length === 0 ? '-' : `${median === undefined ? '' : `${median.toFixed(digits)} `}${values.length}/${results.length}`;
  return median === undefined ? '-' : `${median.toFixed(digits)} (${Math.max(...values).toFixed(digits)})`;
}

/** The median over all results, those without a value counting as worse than any other: undefined where it falls among them. */
export function medianOf(results: readonly Result[], value: (result: Result) => number | undefined): number | undefined {
  const values = valuesOf(results, value);
  const all = [...values, ...new Array<number>(results.length - values.length).fill(Infinity)];
  const middle = ((all[Math.floor((all.length - 1) / 2)] ?? Infinity) + (all[Math.ceil((all.length - 1) / 2)] ?? Infinity)) / 2;
  return Number.isFinite(middle) ? middle : undefined;
}

function valuesOf(results: readonly Result[], value: (result: Result) => number | undefined): number[] {
  return results.flatMap((result) => value(result) ?? []).sort((a, b) => a - b);
}

function remarksOf(results: readonly Result[]): string[] {
  const remarks = new Set(results.flatMap(({ peer, remark }) => (remark === undefined ? [] : [`${peer}: ${remark}`])));
  return remarks.size === 0 ? [] : ['', ...[...remarks].map((remark) => `(${remark})`)];
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
