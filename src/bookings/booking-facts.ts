/** Told when bookings come to be held, made so or taken by a student who was offered one, so that hosts have something to answer. */
export const PLACES_HELD = 'places-held';

/** Told when bookings have given back the places they held, so that others may be offered them. */
export const PLACES_FREED = 'places-freed';

/** Told when bookings that their students knew of are no longer just that: begun, moved or given up. */
export const PUBLISHED_LEFT = 'published-placements-left';

/** What each tells: ids of the bookings, all of one step. */
export interface BookingsTold {
  readonly bookingIds: readonly string[];
}

/** What several of a kind tell, as one. */
export const toldTogether = (told: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> =>
  ({ bookingIds: told.flatMap(({ bookingIds }) => (Array.isArray(bookingIds) ? bookingIds.map(String) : [])) });
