import { levelName } from '../bookings/candidate';
import type { NewNotice } from '../notices/notice';
import { inSentence, nameInTown, weeksSwedish } from '../shared/swedish';
import { momentSwedish } from '../shared/swedish-time';
import { weekOf } from '../shared/week';
import type { FreedPlace, Offer } from './reserve-offer';

type Told = Pick<Offer, 'id' | 'number' | 'bookingId' | 'studentId' | 'universityId' | 'term'>;

/** Where a coordinator follows the offers of a term. */
export const offersPage = (term: string): string => `/terminer/${encodeURIComponent(term)}/reserver`;

const MINE = '/min-placering';

const toStudent = (offer: Told, about: string, sentence: string): NewNotice =>
  ({ key: `reserve-offer:${offer.id}:${about}:student`, kind: `offer-${about}`, sentence, to: { studentId: offer.studentId }, bookingId: offer.bookingId, link: MINE });

const toCoordinator = (offer: Told, about: string, sentence: string): NewNotice =>
  ({ key: `reserve-offer:${offer.id}:${about}`, kind: `offer-${about}`, sentence, to: { organisationId: offer.universityId }, bookingId: offer.bookingId, link: offersPage(offer.term) });

/** A reserve is asked. */
export function madeNotices(offer: Told, { position, expiresAt }: { readonly position: number; readonly expiresAt: Date }): NewNotice[] {
  const until = momentSwedish(expiresAt);
  return [
    toStudent(offer, 'made', `Du erbjuds en plats som har blivit ledig, placering ${offer.number}. Svara senast ${until}, annars går den till nästa reserv.`),
    toCoordinator(offer, 'made', `Placering ${offer.number} är erbjuden reserv nummer ${position} till ${until}.`),
  ];
}

/** She, or her coordinator for her, has said yes: the host is asked next. */
export const acceptedNotices = (offer: Told, bySelf: boolean): NewNotice[] => [
  bySelf
    ? toCoordinator(offer, 'accepted', `Reserven har tackat ja till placering ${offer.number}. Nu svarar värden.`)
    : toStudent(offer, 'accepted', `Din samordnare har tackat ja till placering ${offer.number} åt dig. Nu svarar värden.`),
];

/** She, or her coordinator for her, has said no. */
export const declinedNotices = (offer: Told, bySelf: boolean): NewNotice[] => [
  bySelf
    ? toCoordinator(offer, 'declined', `Reserven har tackat nej till placering ${offer.number}. Platsen går vidare.`)
    : toStudent(offer, 'declined', `Din samordnare har tackat nej till placering ${offer.number} åt dig.`),
];

/** Her time to answer soon runs out. */
export const reminderNotices = (offer: Told & Pick<Offer, 'expiresAt'>): NewNotice[] => [
  toStudent(offer, 'reminder', `Du har inte svarat på erbjudandet om placering ${offer.number}. Svara senast ${momentSwedish(offer.expiresAt)}, annars går platsen till nästa reserv.`),
];

/** She has not answered in time. */
export const lapsedNotices = (offer: Told): NewNotice[] => [
  toStudent(offer, 'lapsed', `Tiden att svara på erbjudandet om placering ${offer.number} har gått ut. Du står kvar som reserv för andra platser.`),
  toCoordinator(offer, 'lapsed', `Reserven svarade inte i tid på placering ${offer.number}. Platsen går vidare.`),
];

/** The offer was ended by others, or went with the placement. */
export const withdrawnNotices = (offer: Told): NewNotice[] => [
  toStudent(offer, 'withdrawn', `Erbjudandet om placering ${offer.number} gäller inte längre. Du står kvar som reserv för andra platser.`),
];

/** No reserve is left: the place is anybody's, unless it is reserved, and those who may come after hear of it. */
export function leftNotices(place: FreedPlace, { others, isForAll }: { readonly others: readonly string[]; readonly isForAll: boolean }): NewNotice[] {
  const weeks = weeksSwedish(weekOf(place.firstDay), weekOf(place.lastDay));
  const what = `${inSentence(place.specialtyName)} på ${levelName(place.level)} hos ${nameInTown(place.unitName, place.town)}, ${weeks}`;
  const now = isForAll ? 'Den visas nu som ledig för alla lärosäten.' : 'Den är ledig, och reserverad för er.';
  const tell = (organisationId: string, sentence: string, link: string): NewNotice =>
    ({ key: `freed-place:${place.bookingId}:left:${organisationId}`, kind: 'place-left', sentence, to: { organisationId }, link });
  return [
    tell(place.universityId, `Ingen reserv är kvar för platsen efter placering ${place.number}. ${now}`, offersPage(place.term)),
    ...others.map((id) => tell(id, `En plats har blivit ledig i ${what}.`, '/lediga-platser')),
  ];
}
