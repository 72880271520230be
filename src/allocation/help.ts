import type { Level } from '../organisations/unit';
import type { Said } from '../shared/english';
import type { Week } from '../shared/week';

/** Something to give more of, in terms in which a host, a party or a course says it. */
export type Relaxation =
  | {
    readonly kind: 'capacity' | 'supervisors';
    readonly unitId: string;
    readonly unit: string;
    readonly specialty: string;
    readonly level: Level;
    readonly firstWeek: Week;
    readonly lastWeek: Week;
    /** Places more in each week; or students that a further supervisor with that competence takes at a time. */
    readonly by: number;
  }
  | {
    readonly kind: 'beds';
    readonly hostId: string;
    /** The host's name. */
    readonly host: string;
    readonly townId: string;
    readonly town: string;
    readonly firstWeek: Week;
    readonly lastWeek: Week;
    /** Beds more in each week. */
    readonly by: number;
  }
  | { readonly kind: 'quota'; readonly quotaId: string; readonly quota: string; readonly by: number }
  | { readonly kind: 'window'; readonly requirementId: string; readonly course: string; readonly requirement: string; readonly earliestWeek: Week; readonly latestWeek: Week };

/** A block that a proposal places elsewhere than the run did, or no longer. */
export interface HelpMove {
  readonly enrolmentId: string;
  readonly requirementId: string;
  readonly from: { readonly unit: string; readonly firstDay: string };
  readonly to: { readonly unit: string; readonly firstDay: string } | null;
}

/** What came of it when the term was solved again with it. */
export interface HelpEffect {
  /** Blocks of students without a place. */
  readonly unplacedBefore: number;
  readonly unplacedAfter: number;
  readonly moved: readonly HelpMove[];
}

/** A set of relaxations with their effect, confirmed by solving again. */
export interface HelpProposal extends Said {
  readonly relaxations: readonly (Relaxation & Said)[];
  readonly effect: HelpEffect;
}

/** What would help a run: the smallest set first, then what helps by itself; none where nothing does. */
export interface RunHelp {
  readonly unplaced: number;
  readonly proposals: readonly HelpProposal[];
  /** Blocks that more places, supervisors, quotas, beds or weeks do not help, by reason. */
  readonly beyond: readonly ({ readonly code: string; readonly blocks: number } & Said)[];
  /** Whether time ran out before everything had been tried: then more, or less that is enough, may be found with more time. */
  readonly cut: boolean;
}
