import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lotOf } from '../allocation/lottery';
import type { Booking, NewBooking } from '../bookings/booking';
import { RearrangementService } from '../bookings/rearrangement.service';
import { Doorway } from '../platform/database/doorway';
import type { FactPayload } from '../platform/outbox/outbox';
import { asOf } from '../platform/outbox/outbox';
import { Problem } from '../shared/problem';
import { ExchangeJudge } from './exchange-judge.service';
import { ExchangeService } from './exchange.service';
import { inRings, wishedExchanges, type Exchange } from './exchanges';
import type { FoundRings } from './ring-search';
import { searchAside } from './ring-thread';
import type { Ring } from './rings';
import type { NewOffer } from './rings.repository';
import { RingsService } from './rings.service';
import type { SwapWish } from './swap';
import { SwapWishesRepository } from './swap-wishes.repository';
import { dayAt, stateAt, type SwapWindow } from './window';
import type { SearchOutcome } from './term-swaps';
import { WindowsRepository } from './windows.repository';

/** Times that a search is done anew because wishes have changed while it was done. */
const ATTEMPTS = 3;

/** Exchanges that the rules allow, with the bookings that they would be. */
interface Judged {
  readonly wishes: readonly SwapWish[];
  readonly exchanges: readonly Exchange[];
  /** By `taker giver`. */
  readonly bookings: ReadonlyMap<string, NewBooking>;
  /** By id. */
  readonly standing: ReadonlyMap<string, Booking>;
}

const keyOf = ({ taker, giver }: Pick<Exchange, 'taker' | 'giver'>): string => `${taker} ${giver}`;

/** Looks for rings among the wishes of a window, and asks those who are in the best of them. */
@Injectable()
export class RingSearchService {
  constructor(
    private readonly doorway: Doorway,
    private readonly windows: WindowsRepository,
    private readonly wishes: SwapWishesRepository,
    private readonly judge: ExchangeJudge,
    private readonly exchange: ExchangeService,
    private readonly rearrangement: RearrangementService,
    private readonly rings: RingsService,
  ) {}

  /** Does a search that was asked for; once it is done, nothing more happens. */
  async search(payload: FactPayload): Promise<void> {
    const [searchId, now] = [String(payload['searchId']), asOf(payload)];
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const window = await this.doorway.asSystem((em) => this.windowOf(em, searchId));
      if (!window) return;
      const judged = await this.judged(window, now);
      const persons = judged.wishes.map(({ studentId }) => studentId);
      const found = await searchAside({ exchanges: judged.exchanges, persons, longest: window.longestRing }, (rings) => this.withoutPlaces(rings, judged));
      if (await this.doorway.asSystem((em) => this.propose(em, { searchId, window, now }, judged, found))) return;
    }
    throw new Problem('busy', 'unavailable', 'Wishes changed each time that rings were looked for; the search is done again.');
  }

  private async windowOf(em: EntityManager, searchId: string): Promise<SwapWindow | undefined> {
    const windowId = await this.windows.queuedSearch(em, searchId);
    return windowId === undefined ? undefined : this.windows.find(em, windowId);
  }

  /** Wishes in the order of their lots, and those exchanges among them that lie on rings and that no rule forbids. */
  private async judged({ id, seed, longestRing }: SwapWindow, now: Date): Promise<Judged> {
    return this.doorway.asSystem(async (em) => {
      const open = await this.wishes.open(em, id, dayAt(now));
      const lots = new Map(open.map((wish) => [wish.id, lotOf(seed, wish.code)]));
      const wishes = [...open].sort((a, b) => (lots.get(a.id) ?? 0) - (lots.get(b.id) ?? 0));
      const refused = await this.wishes.refused(em, id);
      const asked = wishedExchanges(wishes).filter(({ taker, giver }) => !refused.has(`${wishes[taker]?.id ?? ''} ${wishes[giver]?.bookingId ?? ''}`));
      const standing = new Map((await this.rearrangement.read(em, wishes.map(({ bookingId }) => bookingId))).map((booking) => [booking.id, booking]));
      const exchanges: Exchange[] = [];
      const bookings = new Map<string, NewBooking>();
      for (const one of inRings(asked, wishes.length, longestRing)) {
        const booking = await this.allowed(em, wishes, standing, one);
        if (booking === undefined) continue;
        exchanges.push(one);
        bookings.set(keyOf(one), booking);
      }
      return { wishes, exchanges, bookings, standing };
    });
  }

  private async allowed(em: EntityManager, wishes: readonly SwapWish[], standing: ReadonlyMap<string, Booking>, { taker, giver }: Exchange): Promise<NewBooking | undefined> {
    const [mine, theirs] = [standing.get(wishes[taker]?.bookingId ?? ''), standing.get(wishes[giver]?.bookingId ?? '')];
    if (!mine || !theirs) return undefined;
    const { breaches, booking } = await this.judge.judge(em, { taker: mine, giver: theirs, unit: wishes[giver]?.unitCode ?? '' });
    return breaches.length === 0 ? booking : undefined;
  }

  /** Rings whose students need other places than they give up, where there are too few. */
  private async withoutPlaces(rings: readonly Ring[], { wishes, bookings, standing }: Judged): Promise<Ring[]> {
    const without: Ring[] = [];
    for (const ring of rings) {
      const made = ring.exchanges.flatMap((one) => bookings.get(keyOf(one)) ?? []);
      const givenUp = ring.exchanges.flatMap(({ taker }) => standing.get(wishes[taker]?.bookingId ?? '') ?? []);
      if (!(await this.exchange.fits(made, givenUp))) without.push(ring);
    }
    return without;
  }

  /** Asks those who are in the rings; false where a wish among them has changed since. */
  private async propose(em: EntityManager, { searchId, window: read, now }: { readonly searchId: string; readonly window: SwapWindow; readonly now: Date }, judged: Judged, found: FoundRings): Promise<boolean> {
    const window = await this.windows.lock(em, read.id);
    if (!window || (await this.windows.queuedSearch(em, searchId)) === undefined) return true;
    const rings = stateAt(window, now) === 'open' ? found.rings : [];
    const ids = rings.flatMap(({ exchanges }) => exchanges.map(({ taker }) => judged.wishes[taker]?.id ?? ''));
    if ((await this.wishes.stillOpen(em, window.id, dayAt(now), ids)) !== ids.length) return false;
    for (const ring of rings) await this.rings.ask(em, window, { searchId, points: ring.points, members: offersOf(ring, judged) }, now);
    await this.windows.finishSearch(em, searchId, outcomeOf(rings, judged, found));
    return true;
  }
}

function offersOf({ exchanges }: Ring, { wishes, bookings }: Judged): NewOffer[] {
  return exchanges.flatMap((one): NewOffer[] => {
    const [wish, theirs, booking] = [wishes[one.taker], wishes[one.giver], bookings.get(keyOf(one))];
    if (!wish || !theirs || !booking) return [];
    const { id: wishId, studentId, bookingId } = wish;
    return [{ wishId, studentId, bookingId, takesBookingId: theirs.bookingId, unitId: booking.unitId, firstDay: booking.firstDay, lastDay: booking.lastDay, rank: one.rank }];
  });
}

const outcomeOf = (rings: readonly Ring[], { wishes, exchanges }: Judged, { candidates, upTo, isProven }: FoundRings): SearchOutcome => ({
  wishes: wishes.length, exchanges: exchanges.length, candidates, rings: rings.length,
  students: rings.reduce((sum, ring) => sum + ring.exchanges.length, 0), points: rings.reduce((sum, { points }) => sum + points, 0), upTo, isProven,
});
