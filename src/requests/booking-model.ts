import type { BookingModel } from '../organisations/unit';

/** What decides whether a unit's places may be asked for. */
export interface RoundOfTerm {
  readonly unitName: string;
  readonly model: BookingModel;
  readonly term: string;
  /** Whether the university has published a run of the term. */
  readonly isPublished: boolean;
}

/**
 * Why a place may not be asked for by hand yet; nothing where it may. Places of a regulated unit are given in the term's round,
 * and what is left may be asked for when the round is over. Others are asked for at any time: first come, first served, but for what is reserved.
 */
export const roundOpen = ({ unitName, model, term, isPublished }: RoundOfTerm): string | undefined => model === 'regulated' && !isPublished
  ? `${unitName} ger sina platser i fördelningen för ${term}. Publicera fördelningen först; det som blir över kan sedan begäras.`
  : undefined;
