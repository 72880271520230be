import { groupBy } from '../shared/group-by';
import type { Ore } from '../shared/money';
import { costOfDays, coverageOf, type Coverage, type ReceivedMoney } from './coverage';
import type { DayGroup } from './day-group';
import type { DayCost } from './day-cost';
import type { MoneyLine } from './money-line';
import type { NamedOrganisation } from './names';

/** What a party gets, pays and bears under a model. */
export interface PartySide {
  readonly receivedOre: Ore;
  readonly paidOre: Ore;
  /** Housing and travel that it bears in the end; whoever has paid them first gets them back. */
  readonly borneOre: Ore;
  readonly netOre: Ore;
}

/** Something under both models: as it is today, and with hosts paid directly. */
export interface Beside<T> {
  readonly today: T;
  readonly direct: T;
}

export interface HostBeside extends Beside<Coverage> {
  readonly host: string;
  readonly name: string;
  readonly countyCode: string | null;
}

export interface PartyBeside extends Beside<PartySide> {
  readonly party: string;
  readonly name: string;
  readonly kind: string;
}

/** Both models on the same days. */
export interface Comparison {
  readonly hosts: readonly HostBeside[];
  readonly parties: readonly PartyBeside[];
  /** All hosts together. */
  readonly country: Beside<Coverage>;
  /** Half-days whose worth is not known under a model: a rate or a count is missing. */
  readonly unpricedHalfDays: Beside<number>;
  /** Placements whose housing cost is not known. */
  readonly unpriced: number;
}

/** A comparison with what it is about. */
export interface ComparedModels extends Comparison {
  /** Codes of the agreements whose days are compared. */
  readonly agreements: readonly string[];
}

/** What is compared: the same days with their costs, and the money that each model lets run. */
export interface ComparisonGrounds {
  readonly days: readonly DayGroup[];
  readonly costs: readonly DayCost[];
  readonly isUnfunded: (group: DayGroup) => boolean;
  readonly lines: Beside<readonly MoneyLine[]>;
  readonly organisations: ReadonlyMap<string, NamedOrganisation>;
}

/** The two models beside each other, per host, per party and for all. */
export function compare(grounds: ComparisonGrounds): Comparison {
  const { days, lines, organisations } = grounds;
  const both = [...lines.today, ...lines.direct];
  const daysOf = groupBy(days, ({ hostId }) => hostId);
  const money = [...new Set([...daysOf.keys(), ...both.map(({ hostId }) => hostId)])].map((hostId) => ({
    hostId, ...beside((model) => received(hostId, daysOf.get(hostId) ?? [], lines[model], grounds)),
  }));
  const hosts = money.map(({ hostId, today, direct }) => ({ ...named(organisations, hostId), today: coverageOf(today), direct: coverageOf(direct) }));
  const parties = [...new Set(both.flatMap(({ creditorId, debtorId }) => [creditorId, debtorId]))].map((id) => {
    const { host, name, kind } = named(organisations, id);
    return { party: host, name, kind, ...beside((model) => sideOf(id, lines[model])) };
  });
  return {
    hosts: hosts.sort((a, b) => a.name.localeCompare(b.name, 'sv')),
    parties: parties.sort((a, b) => a.name.localeCompare(b.name, 'sv')),
    country: beside((model) => coverageOf(money.map((host) => host[model]).reduce(together, none))),
    unpricedHalfDays: beside((model) => lines[model].reduce((sum, line) => sum + line.unpricedHalfDays, 0)),
    unpriced: lines.today.reduce((sum, line) => sum + line.unpriced, 0),
  };
}

const beside = <T>(of: (model: 'today' | 'direct') => T): Beside<T> => ({ today: of('today'), direct: of('direct') });

function named(organisations: ReadonlyMap<string, NamedOrganisation>, id: string): { host: string; name: string; countyCode: string | null; kind: string } {
  const found = organisations.get(id);
  return { host: found?.code ?? '', name: found?.name ?? '', countyCode: found?.countyCode ?? null, kind: found?.kind ?? '' };
}

const isCost = ({ kind }: MoneyLine): boolean => kind === 'housing' || kind === 'travel';

function received(hostId: string, days: readonly DayGroup[], lines: readonly MoneyLine[], { costs, isUnfunded }: ComparisonGrounds): ReceivedMoney {
  const own = lines.filter((line) => line.hostId === hostId);
  const total = (of: readonly MoneyLine[]): Ore => of.reduce((sum, { totalOre }) => sum + totalOre, 0n);
  return {
    ...costOfDays(costs, days, isUnfunded),
    compensationOre: total(own.filter((line) => !isCost(line) && line.creditorId === hostId)),
    housingOre: total(own.filter((line) => line.kind === 'housing' && line.debtorId === hostId)),
    travelOre: total(own.filter((line) => line.kind === 'travel' && line.debtorId === hostId)),
  };
}

function sideOf(id: string, lines: readonly MoneyLine[]): PartySide {
  const total = (of: readonly MoneyLine[]): Ore => of.reduce((sum, { totalOre }) => sum + totalOre, 0n);
  const teaching = lines.filter((line) => !isCost(line));
  const receivedOre = total(teaching.filter(({ creditorId }) => creditorId === id));
  const paidOre = total(teaching.filter(({ debtorId }) => debtorId === id));
  const borneOre = total(lines.filter((line) => isCost(line) && line.debtorId === id));
  return { receivedOre, paidOre, borneOre, netOre: receivedOre - paidOre - borneOre };
}

const none: ReceivedMoney = {
  halfDays: 0, unfundedHalfDays: 0, uncostedHalfDays: 0, compensationOre: 0n, housingOre: 0n, travelOre: 0n, costOre: 0n, unfundedCostOre: 0n,
};

/** Two hosts as one; a cost that is not known for one is not known for both. */
const together = (a: ReceivedMoney, b: ReceivedMoney): ReceivedMoney => ({
  halfDays: a.halfDays + b.halfDays, unfundedHalfDays: a.unfundedHalfDays + b.unfundedHalfDays, uncostedHalfDays: a.uncostedHalfDays + b.uncostedHalfDays,
  compensationOre: a.compensationOre + b.compensationOre, housingOre: a.housingOre + b.housingOre, travelOre: a.travelOre + b.travelOre,
  costOre: a.costOre === null || b.costOre === null ? null : a.costOre + b.costOre,
  unfundedCostOre: a.unfundedCostOre === null || b.unfundedCostOre === null ? null : a.unfundedCostOre + b.unfundedCostOre,
});
