import type { Day } from '../shared/day';
import type { Ore } from '../shared/money';

/** What a student-day costs a host from a day on: in all, in a specialty, at a unit. */
export interface DayCost {
  readonly id: string;
  readonly organisationId: string;
  readonly unitId: string | null;
  readonly specialty: string | null;
  readonly firstDay: Day;
  readonly lastDay: Day | null;
  readonly amountOre: Ore;
  /** How the cost was found, for people. */
  readonly ground: string;
  /** Whether the parties to the host's agreements may read it. */
  readonly shared: boolean;
}

/** A student-day whose cost is asked for. */
export interface CostedDay {
  readonly hostId: string;
  readonly unitId: string;
  readonly specialty: string;
  readonly day: Day;
}

/** The cost that counts on a day: the unit's before the specialty's before the organisation's; undefined where none is stated. */
export function costOn(costs: readonly DayCost[], { hostId, unitId, specialty, day }: CostedDay): DayCost | undefined {
  const valid = costs.filter((cost) => cost.organisationId === hostId && cost.firstDay <= day && (cost.lastDay === null || day <= cost.lastDay)
    && (cost.unitId === null || cost.unitId === unitId) && (cost.specialty === null || cost.specialty === specialty));
  return valid.reduce<DayCost | undefined>((best, cost) => (best === undefined || weight(cost) > weight(best) ? cost : best), undefined);
}

const weight = ({ unitId, specialty }: DayCost): number => (unitId === null ? 0 : 2) + (specialty === null ? 0 : 1);
