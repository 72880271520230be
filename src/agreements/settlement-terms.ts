import type { Day } from '../shared/day';
import type { AbsencePolicy } from './agreement';

/** Who may pay a student's housing first. Where the host does, no document follows. */
export const advancers = ['student', 'university', 'mediator', 'host'] as const;
export type HousingAdvancer = (typeof advancers)[number];

/** Who decided something, when, and the number of the document that says so; null where it is not told. */
export interface Decided {
  readonly decidedBy: string | null;
  readonly decidedOn: Day | null;
  readonly documentNumber: string | null;
}

/** What an agreement settles service days by. */
export interface TermsPolicy {
  /** Which half-days are paid. */
  readonly absence: AbsencePolicy;
  /** Scheduled placement days that are paid after a student has dropped out; 0 where none are. */
  readonly noticeDays: number;
  /** A placement that is cancelled fewer days than this before its first day is charged; 0 where none is. */
  readonly cancelDeadlineDays: number;
  /** Share of what the placement would have cost, in per cent. */
  readonly cancelPercent: number;
  /** At most so many weeks of the placement count; null for all. */
  readonly cancelMaxWeeks: number | null;
  /** Who pays the rent first; null where each claim tells. Who bears it in the end, the housing leg's debtor, is said by the leg. */
  readonly housingAdvancedBy: HousingAdvancer | null;
}

/** A version of an agreement's terms: from its day on until the next version begins. */
export interface SettlementTerms extends TermsPolicy, Decided {
  readonly agreementId: string;
  readonly fromDay: Day;
  readonly housingRuleSetId: string | null;
  readonly travelRuleSetId: string | null;
}

/** What holds where an agreement says nothing of it. */
export const usualTerms = {
  absence: 'certified_only', noticeDays: 0, cancelDeadlineDays: 0, cancelPercent: 0, cancelMaxWeeks: null, housingAdvancedBy: null,
} as const satisfies TermsPolicy;

export const undecided = { decidedBy: null, decidedOn: null, documentNumber: null } as const satisfies Decided;

/** The version of a day of service: the last that began by then, or the first for a day before all; undefined without any. `versions` in order of their days. */
export function termsOn<T extends Pick<SettlementTerms, 'fromDay'>>(versions: readonly T[], day: Day): T | undefined {
  return versions.filter(({ fromDay }) => fromDay <= day).at(-1) ?? versions[0];
}
