import type { Day } from '../shared/day';
import type { Ending, RingState, WindowState } from './swap';

/** A unit that a block can be done at, in its town. */
export interface Choice {
  readonly unit: string;
  readonly unitName: string;
  readonly town: string;
  readonly townName: string;
}

/** A student's wish to exchange a placement, as she reads it. */
export interface MyWish {
  readonly id: string;
  readonly sameWeeks: boolean;
  /** Names of the places, wished most first. */
  readonly places: readonly string[];
}

/** A published placement that has not begun, with what may be wished instead. */
export interface MyExchangeable {
  readonly id: string;
  readonly code: string;
  readonly course: string;
  readonly specialty: string;
  readonly unitName: string;
  readonly town: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly wish: MyWish | null;
  readonly choices: readonly Choice[];
  readonly window: MyWindow | null;
}

/** When placements of a term are exchanged. */
export interface MyWindow {
  readonly state: WindowState;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly nextSearchAt: Date | null;
}

/** What she is or was offered. */
export interface MyOffer {
  readonly id: string;
  readonly code: string;
  readonly state: RingState;
  readonly ending: Ending | null;
  readonly unitName: string;
  readonly town: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly rank: number;
  readonly answer: 'waiting' | 'yes' | 'no';
  readonly answerBy: Date;
  /** What she gives up. */
  readonly fromUnit: string;
  readonly fromTown: string;
  readonly fromFirstDay: Day;
  readonly fromLastDay: Day;
}

/** All that a student's page of exchanges shows. */
export interface MySwaps {
  readonly placements: readonly MyExchangeable[];
  /** The latest first. */
  readonly offers: readonly MyOffer[];
}

export const awaitsHer = ({ state, answer }: Pick<MyOffer, 'state' | 'answer'>): boolean => state === 'asked' && answer === 'waiting';

/** Whether there is anything about exchanges for her to read or do. */
export const concernsHer = ({ placements, offers }: MySwaps): boolean => offers.length > 0 || placements.some(({ window }) => window !== null && window.state !== 'closed');
