import { addExact, roundedParts, type ExactOre, type Ore } from '../shared/money';
import { monthOf } from './day-group';
import type { Stage, Valued } from './valued';

/** Amounts of one month that a run would put on one line, in whole öre, by how certain they are. */
export interface MoneyLine extends Pick<Valued, 'legId' | 'kind' | 'settledUnder' | 'creditorId' | 'debtorId' | 'hostId' | 'termId' | 'courseId' | 'preliminary'> {
  readonly month: string;
  readonly halfDays: number;
  /** Half-days whose worth cannot be told. */
  readonly unpricedHalfDays: number;
  /** Placements or claims whose cost cannot be told. */
  readonly unpriced: number;
  readonly amounts: Readonly<Partial<Record<Stage, Ore>>>;
  readonly totalOre: Ore;
}

/** The order in which stages are rounded: what is certain first, so that it is rounded as a document would be. */
const order: readonly Stage[] = ['billed', 'countersigned', 'granted', 'certified', 'recorded', 'planned', 'claimed', 'expected', 'ahead'];

interface Gathering {
  readonly first: Valued;
  preliminary: boolean;
  halfDays: number;
  unpricedHalfDays: number;
  unpriced: number;
  readonly sums: Map<Stage, ExactOre>;
}

/** Days and claims gathered as runs gather them, with one rounding a line; its stages add up to it. */
export function moneyLines(valued: readonly Valued[]): MoneyLine[] {
  const lines = new Map<string, Gathering>();
  for (const each of valued) {
    const key = keyOf(each);
    const line = lines.get(key) ?? { first: each, preliminary: false, halfDays: 0, unpricedHalfDays: 0, unpriced: 0, sums: new Map<Stage, ExactOre>() };
    lines.set(key, line);
    line.halfDays += each.halfDays;
    line.preliminary ||= each.preliminary;
    if (each.amount === null) {
      line.unpricedHalfDays += each.halfDays;
      line.unpriced += each.kind === 'teaching' ? 0 : 1;
    } else {
      const sum = line.sums.get(each.stage);
      line.sums.set(each.stage, sum ? addExact(sum, each.amount) : each.amount);
    }
  }
  return [...lines.values()].map(rounded);
}

/** What is billed stands on the line of what it pays for, and takes off it. */
const keyOf = (each: Valued): string => [
  each.legId, each.creditorId, each.debtorId, each.hostId, each.termId, each.courseId, each.specialty, each.settledUnder, monthOf(each.day), each.kind,
  each.kind === 'teaching' ? each.rateId : each.preliminary,
].join(' ');

function rounded({ first, preliminary, halfDays, unpricedHalfDays, unpriced, sums }: Gathering): MoneyLine {
  const stages = order.filter((stage) => sums.has(stage));
  const parts = roundedParts(stages.map((stage) => sums.get(stage) ?? { numerator: 0n, denominator: 1n }));
  const { legId, kind, settledUnder, creditorId, debtorId, hostId, termId, courseId, day } = first;
  return {
    legId, kind, settledUnder, creditorId, debtorId, hostId, termId, courseId, preliminary, month: monthOf(day), halfDays, unpricedHalfDays, unpriced,
    amounts: Object.fromEntries(stages.map((stage, i) => [stage, parts[i] ?? 0n])), totalOre: parts.reduce((sum, part) => sum + part, 0n),
  };
}
