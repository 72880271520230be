import { addExact, roundHalfAway, roundOre, type ExactOre, type Ore } from '../shared/money';
import type { ClaimGroup, DayGroup } from './day-group';
import { costOn, type DayCost } from './day-cost';

/** A share of an issued line: of one kind, between two, for days at a unit in a year. */
export interface IssuedPortion {
  readonly agreementId: string;
  readonly legId: string;
  readonly kind: string;
  readonly creditorId: string;
  readonly debtorId: string;
  readonly hostId: string;
  readonly termId: string;
  readonly unitId: string;
  readonly universityId: string;
  readonly courseId: string;
  readonly year: number;
  readonly units: number;
  readonly ore: Ore;
}

/** What a host, or a unit of it, got and bore for the students it received; amounts of issued documents, without VAT. */
export interface ReceivedMoney {
  /** Half-days that the host has certified, funded or not. */
  readonly halfDays: number;
  /** Of these, half-days of students who bring no compensation. */
  readonly unfundedHalfDays: number;
  /** Of these, half-days for which no cost is stated. */
  readonly uncostedHalfDays: number;
  readonly compensationOre: Ore;
  readonly housingOre: Ore;
  readonly travelOre: Ore;
  /** What the days have cost; null where the host has stated no cost for some of them. */
  readonly costOre: Ore | null;
  /** The part of the cost that unfunded days have caused: borne by the host alone. */
  readonly unfundedCostOre: Ore | null;
}

export interface Coverage extends ReceivedMoney {
  /** Compensation less housing and travel borne. */
  readonly netOre: Ore;
  /** Compensation as a share of the cost in hundredths of a percent, with and without housing and travel; null without a stated cost. */
  readonly coverage: number | null;
  readonly coverageWithoutHousing: number | null;
  /** The cost that compensation leaves, with and without housing and travel; negative where it leaves a surplus. */
  readonly uncoveredOre: Ore | null;
  readonly uncoveredWithoutHousingOre: Ore | null;
}

const share = (part: Ore, whole: Ore): number | null => (whole > 0n ? Number(roundHalfAway(part * 10_000n, whole)) : null);

/** What is left, and how far the compensation covers what the students cost. */
export function coverageOf(money: ReceivedMoney): Coverage {
  const { compensationOre, housingOre, travelOre, costOre } = money;
  const whole = costOre === null ? null : costOre + housingOre + travelOre;
  return {
    ...money,
    netOre: compensationOre - housingOre - travelOre,
    coverage: whole === null ? null : share(compensationOre, whole),
    coverageWithoutHousing: costOre === null ? null : share(compensationOre, costOre),
    uncoveredOre: whole === null ? null : whole - compensationOre,
    uncoveredWithoutHousingOre: costOre === null ? null : costOre - compensationOre,
  };
}

/** What coverage is worked out from: the same for a host and for one of its units. */
export interface CoverageGrounds {
  /** Certified days on which students were there. */
  readonly days: readonly DayGroup[];
  readonly portions: readonly IssuedPortion[];
  /** Granted claims that the host itself has paid and that no document holds. */
  readonly ownClaims: readonly ClaimGroup[];
  readonly costs: readonly DayCost[];
  /** Agreements without funding. */
  readonly unfundedAgreements: ReadonlySet<string>;
}

/** What one host, or unit, got and bore. */
export function receivedBy(hostId: string, { days, portions, ownClaims, costs, unfundedAgreements }: CoverageGrounds): ReceivedMoney {
  const borne = (kind: string): Ore => total(portions.filter((portion) => portion.kind === kind && portion.debtorId === hostId))
    + total(ownClaims.filter((claim) => claim.kind === kind));
  return {
    ...costOfDays(costs, days, (group) => group.abroad || unfundedAgreements.has(group.agreementId)),
    compensationOre: total(portions.filter(({ kind, creditorId }) => kind !== 'housing' && kind !== 'travel' && creditorId === hostId)),
    housingOre: borne('housing'), travelOre: borne('travel'),
  };
}

type DaysCost = Pick<ReceivedMoney, 'halfDays' | 'unfundedHalfDays' | 'uncostedHalfDays' | 'costOre' | 'unfundedCostOre'>;

/** How many days there are, and what they cost; no cost where one of them has none stated. */
export function costOfDays(costs: readonly DayCost[], days: readonly DayGroup[], isUnfunded: (group: DayGroup) => boolean): DaysCost {
  const unfunded = days.filter(isUnfunded);
  const uncosted = days.filter((group) => costOn(costs, group) === undefined);
  const costOf = (groups: readonly DayGroup[]): Ore | null => (uncosted.length > 0 ? null : roundOre(groups.map((group) => exactCost(costs, group)).reduce(addExact, nothing)));
  return { halfDays: count(days), unfundedHalfDays: count(unfunded), uncostedHalfDays: count(uncosted), costOre: costOf(days), unfundedCostOre: costOf(unfunded) };
}

const nothing: ExactOre = { numerator: 0n, denominator: 2n };
const exactCost = (costs: readonly DayCost[], group: DayGroup): ExactOre =>
  ({ numerator: (costOn(costs, group)?.amountOre ?? 0n) * BigInt(group.halfDays * group.count), denominator: 2n });
const count = (groups: readonly DayGroup[]): number => groups.reduce((sum, { halfDays, count: number }) => sum + halfDays * number, 0);
const total = (rows: readonly { readonly ore: Ore }[]): Ore => rows.reduce((sum, { ore }) => sum + ore, 0n);

/** A host's coverage, told by codes. */
export interface HostCoverage extends Coverage {
  readonly host: string;
  readonly name: string;
  readonly countyCode: string | null;
}

/** A unit's coverage, told by codes. */
export interface UnitCoverage extends HostCoverage {
  readonly unit: string;
  readonly unitName: string;
}

/** What passed through a mediator under an agreement, for teaching that others gave. */
export interface Mediated {
  readonly agreement: string;
  readonly mediator: string;
  readonly receivedOre: Ore;
  readonly paidOre: Ore;
  /** 0 where it passes on just what it gets. */
  readonly netOre: Ore;
}

export const mediatedOf = (passed: Omit<Mediated, 'netOre'>): Mediated => ({ ...passed, netOre: passed.receivedOre - passed.paidOre });
