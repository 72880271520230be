import { addDays } from '../shared/day';
import { counted, datesSwedish, listed, nameInTown, weeksSwedish } from '../shared/swedish';
import { weekOf } from '../shared/week';
import type { NewNotice } from '../notices/notice';
import type { Ending } from './swap';
import { momentSwedish } from './window';

/** Where a student answers, and finds her wishes. */
export const MY_SWAPS = '/min-placering/byten';

/** Where a unit answers. */
export const SWAP_QUESTIONS = '/byten';

/** Why a ring came to nothing, as those in it are told: never who. */
export const endingWords: Readonly<Record<Ending, string>> = {
  declined: 'någon av er tackade nej',
  unanswered: 'alla svarade inte i tid',
  'host-declined': 'en av enheterna tackade nej',
  'host-unanswered': 'en av enheterna svarade inte i tid',
  'placement-changed': 'en av placeringarna har ändrats eller börjat',
  'wish-withdrawn': 'någon av er drog tillbaka sitt önskemål',
  rules: 'det gick inte längre enligt reglerna',
  'window-closed': 'bytesperioden tog slut innan alla hade svarat',
};

/** A place and its weeks. */
export interface Stay {
  readonly unitName: string;
  readonly town: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** `vecka 40–43, 28 september – 23 oktober 2026`. */
export const stayWeeks = ({ firstDay, lastDay }: Pick<Stay, 'firstDay' | 'lastDay'>): string =>
  `${weeksSwedish(weekOf(firstDay), weekOf(lastDay))}, ${datesSwedish(firstDay, addDays(lastDay, -2))}`;

const stayWords = ({ unitName, town, firstDay, lastDay }: Stay): string => `${nameInTown(unitName, town)}, ${weeksSwedish(weekOf(firstDay), weekOf(lastDay))}`;

/** What a notice about an offer needs. */
interface ToldOffer extends Stay {
  readonly id: string;
  readonly studentId: string;
  readonly bookingId: string;
  readonly code: string;
}

/** She may have another place instead of hers. */
export const offerNotice = (offer: ToldOffer, answerBy: Date): NewNotice => ({
  key: `swap-offer ${offer.id}`,
  kind: 'swap-offer',
  sentence: `Du kan byta placering ${offer.code} mot ${stayWords(offer)}. Svara senast ${momentSwedish(answerBy)}.`,
  to: { studentId: offer.studentId },
  bookingId: offer.bookingId,
  link: MY_SWAPS,
});

/** Nothing came of it. */
export const dissolvedNotice = (offer: ToldOffer, ending: Ending): NewNotice => ({
  key: `swap-dissolved ${offer.id}`,
  kind: 'swap-dissolved',
  sentence: `Bytet av placering ${offer.code} blev inte av: ${endingWords[ending]}. Du behåller din placering.`,
  to: { studentId: offer.studentId },
  bookingId: offer.bookingId,
  link: MY_SWAPS,
});

/** She has the other place now. */
export const carriedOutNotice = (offer: ToldOffer, made: { readonly id: string; readonly code: string }): NewNotice => ({
  key: `swap-made ${offer.id}`,
  kind: 'swap-made',
  sentence: `Bytet är klart. Du är nu på ${stayWords(offer)} (placering ${made.code}) i stället för placering ${offer.code}.`,
  to: { studentId: offer.studentId },
  bookingId: made.id,
  link: '/min-placering',
});

/** Her wish has ended without an exchange. */
export const wishEndedNotice = (wish: { readonly id: string; readonly studentId: string; readonly bookingId: string; readonly code: string }, why: 'closed' | 'changed'): NewNotice => ({
  key: `swap-wish-ended ${wish.id}`,
  kind: 'swap-wish-ended',
  sentence: why === 'closed'
    ? `Bytesperioden är slut och placering ${wish.code} blev inte bytt. Du behåller den.`
    : `Placering ${wish.code} har ändrats eller börjat, så ditt önskemål om att byta den gäller inte längre.`,
  to: { studentId: wish.studentId },
  bookingId: wish.bookingId,
  link: MY_SWAPS,
});

interface ToldUnit {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly comings: readonly { readonly number: string }[];
}

const placements = ({ comings }: ToldUnit): string =>
  `${comings.length === 1 ? 'placering' : 'placeringarna'} ${listed(comings.map(({ number }) => number), 'och')}`;

/** The unit is asked whether somebody else may come. */
export const questionNotice = (unit: ToldUnit, ring: { readonly id: string; readonly number: string; readonly answerBy: Date }): NewNotice => ({
  key: `swap-question ${ring.id} ${unit.id}`,
  kind: 'swap-question',
  sentence: `Byte ${ring.number}: får ${counted(unit.comings.length, 'en annan student', 'andra studenter').replace(/^1 /, '')} komma till ${unit.name} på ${placements(unit)}? Svara senast ${momentSwedish(ring.answerBy)}.`,
  to: { organisationId: unit.organisationId, unitId: unit.id },
  link: SWAP_QUESTIONS,
});

/** Others come than the unit expected. */
export const unitToldNotice = (unit: ToldUnit, ring: { readonly id: string; readonly number: string }): NewNotice => ({
  key: `swap-told ${ring.id} ${unit.id}`,
  kind: 'swap-told',
  sentence: `Byte ${ring.number} är klart: ${unit.comings.length === 1 ? 'en annan student kommer' : 'andra studenter kommer'} till ${unit.name} på ${placements(unit)}.`,
  to: { organisationId: unit.organisationId, unitId: unit.id },
  link: '/enheter',
});

/** The university's coordinators are told what has been exchanged. */
export const universityToldNotice = (universityId: string, ring: { readonly id: string; readonly number: string }, students: number, term: string): NewNotice => ({
  key: `swap-told ${ring.id} ${universityId}`,
  kind: 'swap-told',
  sentence: `Byte ${ring.number} är klart: ${counted(students, 'student', 'studenter')} har bytt placering i ${term}.`,
  to: { organisationId: universityId },
  link: `/terminer/${encodeURIComponent(term)}/byten`,
});
