import { roundHalfAway, type Ore } from '../shared/money';

/** What a host got and bore for the students it received in a term; amounts of issued documents, without VAT. */
export interface HostMoney {
  readonly host: string;
  readonly name: string;
  readonly countyCode: string | null;
  /** Half-days that the host has certified, funded or not. */
  readonly halfDays: number;
  /** Of these, half-days of students who bring no compensation. */
  readonly unfundedHalfDays: number;
  readonly compensationOre: Ore;
  readonly housingOre: Ore;
  readonly travelOre: Ore;
  /** What a student-day costs the host, where it has stated it. */
  readonly costPerDayOre: Ore | null;
}

export interface Coverage extends HostMoney {
  /** Compensation less housing and travel borne. */
  readonly netOre: Ore;
  readonly costOre: Ore | null;
  /** Compensation as a share of the cost in hundredths of a percent, with and without housing and travel; null without a stated cost. */
  readonly coverage: number | null;
  readonly coverageWithoutHousing: number | null;
}

const share = (part: Ore, whole: Ore): number | null => (whole > 0n ? Number(roundHalfAway(part * 10_000n, whole)) : null);

/** What the host is left with, and how far the compensation covers what the students cost. */
export function coverageOf(money: HostMoney): Coverage {
  const { compensationOre, housingOre, travelOre, costPerDayOre, halfDays } = money;
  const costOre = costPerDayOre === null ? null : roundHalfAway(costPerDayOre * BigInt(halfDays), 2n);
  return {
    ...money,
    netOre: compensationOre - housingOre - travelOre,
    costOre,
    coverage: costOre === null ? null : share(compensationOre, costOre + housingOre + travelOre),
    coverageWithoutHousing: costOre === null ? null : share(compensationOre, costOre),
  };
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
