import type { Settlement } from '../agreements/settlement';
import type { Day } from '../shared/day';
import { groupBy } from '../shared/group-by';
import type { Ore } from '../shared/money';
import { moneyLines, type MoneyLine } from './money-line';
import type { Names } from './names';
import type { Stage, Valued } from './valued';

/** Between whom, for what and when an amount runs, told by codes. */
export interface Flow {
  readonly host: string;
  readonly hostName: string;
  readonly agreement: string;
  /** Missing where a cost stays with whoever has paid it. */
  readonly leg: string | null;
  readonly kind: string;
  readonly creditor: string;
  readonly creditorName: string;
  readonly debtor: string;
  readonly debtorName: string;
  readonly term: string;
  readonly month: string;
  readonly halfDays: number;
  /** Half-days and claims whose worth is not known: a rate, a count or a cap is missing. */
  readonly unpricedHalfDays: number;
  readonly unpriced: number;
}

/** What has been done or should have been, and stands on no document yet. */
export interface Accrual extends Flow {
  /** Signed by both, or granted: a run bills it when its period is over. */
  readonly readyOre: Ore;
  /** Certified by the host, not countersigned. */
  readonly certifiedOre: Ore;
  /** Recorded, not certified. */
  readonly recordedOre: Ore;
  /** Planned up to today with nothing recorded; claims not decided, and housing that may still be claimed at most. */
  readonly expectedOre: Ore;
  readonly totalOre: Ore;
}

/** What confirmed placements ahead will bring. */
export interface Outlook extends Flow {
  readonly amountOre: Ore;
  /** The part that rests on preliminary rates or on what a rule pays at most. */
  readonly preliminaryOre: Ore;
}

const isAhead = ({ stage, day }: Valued, today: Day): boolean => stage === 'ahead' || (stage === 'expected' && day > today);

/** What whoever has paid it bears itself comes on no document. */
const isOwed = ({ creditorId, debtorId }: Valued): boolean => creditorId !== debtorId;

/** Done, certified and planned days up to today, and claims, less what documents hold: a row per host, leg, term and month. */
export function accrualsOf(valued: readonly Valued[], billed: readonly Valued[], today: Day, words: Words): Accrual[] {
  const lines = moneyLines([...valued.filter((each) => isOwed(each) && !isAhead(each, today)), ...billed]);
  return flows(lines, words).map(([flow, of]): Accrual => ({
    ...flow,
    readyOre: sum(of, ['billed', 'countersigned', 'granted']),
    certifiedOre: sum(of, ['certified']),
    recordedOre: sum(of, ['recorded']),
    expectedOre: sum(of, ['planned', 'claimed', 'expected']),
    totalOre: of.reduce((total, line) => total + line.totalOre, 0n),
  })).filter(isOpen);
}

const isOpen = (row: Accrual): boolean =>
  row.totalOre !== 0n || row.readyOre !== 0n || row.certifiedOre !== 0n || row.recordedOre !== 0n || row.expectedOre !== 0n || row.unpriced > 0 || row.unpricedHalfDays > 0;

/** Confirmed days ahead at the rate of their day, and the most that their housing may cost: a row per host, leg, term and month. */
export function outlookOf(valued: readonly Valued[], today: Day, words: Words): Outlook[] {
  const lines = moneyLines(valued.filter((each) => isAhead(each, today)));
  return flows(lines, words).map(([flow, of]) => ({
    ...flow,
    amountOre: of.reduce((total, line) => total + line.totalOre, 0n),
    preliminaryOre: of.reduce((total, line) => total + (line.preliminary ? line.totalOre : 0n), 0n),
  }));
}

const sum = (lines: readonly MoneyLine[], stages: readonly Stage[]): Ore =>
  lines.reduce((total, line) => stages.reduce((so, stage) => so + (line.amounts[stage] ?? 0n), total), 0n);

/** What ids are called. */
export interface Words {
  readonly names: Names;
  readonly settlement: Settlement;
}

function flows(lines: readonly MoneyLine[], words: Words): [Flow, MoneyLine[]][] {
  const groups = groupBy(lines, (line) => [line.hostId, line.legId, line.settledUnder, line.creditorId, line.debtorId, line.kind, line.termId, line.month].join(' '));
  const told = [...groups.values()].map((of): [Flow, MoneyLine[]] => [flowOf(of, words), of]);
  return told.sort(([a], [b]) => keyOf(a).localeCompare(keyOf(b), 'sv'));
}

const keyOf = ({ month, host, agreement, leg, creditor, debtor, kind, term }: Flow): string => [month, host, agreement, leg, creditor, debtor, kind, term].join(' ');

function flowOf(of: readonly MoneyLine[], { names, settlement }: Words): Flow {
  const [line] = of as [MoneyLine];
  const named = (id: string): { code: string; name: string } => names.organisations.get(id) ?? { code: '', name: '' };
  return {
    host: named(line.hostId).code, hostName: named(line.hostId).name, agreement: settlement.agreements.get(line.settledUnder)?.code ?? '',
    leg: settlement.legs.get(line.legId)?.code ?? null, kind: line.kind, creditor: named(line.creditorId).code, creditorName: named(line.creditorId).name,
    debtor: named(line.debtorId).code, debtorName: named(line.debtorId).name, term: names.terms.get(line.termId)?.code ?? '', month: line.month,
    halfDays: of.reduce((total, each) => total + each.halfDays, 0),
    unpricedHalfDays: of.reduce((total, each) => total + each.unpricedHalfDays, 0), unpriced: of.reduce((total, each) => total + each.unpriced, 0),
  };
}

/** What a party gets and pays in a month, of rows that it is a side of. */
export interface MonthMoney {
  readonly month: string;
  readonly receivedOre: Ore;
  readonly paidOre: Ore;
}

/** The months of the rows in order, each with what the party is to get and to pay; a cost that stays with whoever has paid it is paid. */
export function monthsOf(rows: readonly (Pick<Flow, 'creditor' | 'debtor' | 'month'> & { readonly ore: Ore })[], party: string): MonthMoney[] {
  const months = groupBy(rows.filter(({ creditor, debtor }) => creditor === party || debtor === party), ({ month }) => month);
  return [...months].sort(([a], [b]) => a.localeCompare(b)).map(([month, of]) => ({
    month,
    receivedOre: of.filter(({ creditor, debtor }) => creditor === party && debtor !== party).reduce((total, { ore }) => total + ore, 0n),
    paidOre: of.filter(({ debtor }) => debtor === party).reduce((total, { ore }) => total + ore, 0n),
  }));
}
