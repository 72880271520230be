import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { refuse } from '../platform/database/reference';
import { requireRole } from '../platform/database/require-role';
import { Problem, type Breach } from '../shared/problem';
import { RingWindows } from './ring-windows.service';
import { RingsRepository } from './rings.repository';
import { RingsService } from './rings.service';
import { SwapWishesRepository, type NamedPlace, type WishedAway } from './swap-wishes.repository';
import { dayAt, requireOpen, type SwapWindow } from './window';
import { WindowsRepository } from './windows.repository';

/** A wish to exchange a placement: for which places instead, wished most first. */
export interface WishOrder {
  readonly bookingId: string;
  readonly places: readonly NamedPlace[];
  readonly sameWeeks?: boolean | undefined;
}

/** What students wish to exchange; nobody else reads it. */
@Injectable()
export class SwapWishesService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: SwapWishesRepository,
    private readonly windows: WindowsRepository,
    private readonly held: RingWindows,
    private readonly ringsRead: RingsRepository,
    private readonly rings: RingsService,
  ) {}

  /** A student's wish for her own published placement, while the term's window is open; gives its id. */
  wish({ bookingId, places, sameWeeks = false }: WishOrder, party: ActingParty, now = new Date()): Promise<string> {
    requireRole(party, ['student'], 'wish to exchange a placement');
    requireOnePlaceEach(places);
    return this.doorway.asSystem(async (em) => {
      const placement = await this.repository.placement(em, bookingId);
      if (!placement || placement.studentId !== party.studentId) throw new Problem('not-found', 'missing', `There is no booking "${bookingId.slice(0, 60)}".`);
      const window = await this.openWindow(em, placement, now);
      await this.held.lockWindow(em, window.id);
      requireExchangeable(placement, now);
      if (await this.repository.hasOpen(em, bookingId)) throw new Problem('swap-wish-open', 'conflict', 'There is an open wish for this placement already; withdraw it first, or let it stand.');
      const id = await this.repository.insert(em, { windowId: window.id, studentId: placement.studentId, bookingId, sameWeeks });
      refuse('places', [...namedTwice(places), ...(await this.addPlaces(em, id, places))]);
      return id;
    });
  }

  /** Takes a wish back; a ring that it is part of comes to nothing. Once is enough: again changes nothing. */
  withdraw(wishId: string, party: ActingParty, now = new Date()): Promise<void> {
    requireRole(party, ['student'], 'withdraw a wish');
    return this.doorway.asSystem(async (em) => {
      const found = await this.repository.whose(em, wishId);
      if (!found || found.studentId !== party.studentId) throw new Problem('not-found', 'missing', `There is no swap wish "${wishId.slice(0, 60)}".`);
      await this.held.lockWindow(em, found.windowId);
      const state = (await this.repository.whose(em, wishId))?.state;
      if (state === 'withdrawn') return;
      if (state !== 'open') throw new Problem('swap-wish-over', 'conflict', `The wish is ${state ?? 'gone'}; there is nothing to withdraw.`);
      for (const ring of await this.ringsRead.standingWith(em, [wishId])) await this.rings.dissolve(em, ring, 'wish-withdrawn', { at: now });
      await this.repository.end(em, { ids: [wishId] }, 'withdrawn', now);
    });
  }

  private async openWindow(em: EntityManager, { universityId, termId }: WishedAway, now: Date): Promise<SwapWindow> {
    const window = await this.windows.current(em, universityId, termId, now);
    if (!window) throw new Problem('swap-window-none', 'refused', 'The university has opened no swap window for the term; ask its coordinator.');
    requireOpen(window, now);
    return window;
  }

  private async addPlaces(em: EntityManager, wishId: string, places: readonly NamedPlace[]): Promise<Breach[]> {
    const breaches: Breach[] = [];
    for (const [index, place] of places.entries()) {
      if (await this.repository.addPlace(em, wishId, index + 1, place)) continue;
      breaches.push({ code: 'place-unknown', detail: `Place ${index + 1} names "${nameOf(place)}", which does not exist` });
    }
    return breaches;
  }
}

const nameOf = ({ town, unit }: NamedPlace): string => town ?? unit ?? '';

function requireExchangeable({ state, firstDay }: WishedAway, now: Date): void {
  if (state !== 'published') throw new Problem('placement-not-published', 'refused', `The placement is ${state}; only published placements are exchanged.`);
  if (firstDay <= dayAt(now)) throw new Problem('placement-begun', 'refused', `The placement began on ${firstDay}; only placements that have not begun are exchanged.`);
}

function requireOnePlaceEach(places: readonly NamedPlace[]): void {
  for (const [index, { town, unit }] of places.entries()) {
    if ((town === undefined) !== (unit === undefined)) continue;
    throw new Problem('place-unclear', 'invalid', `Place ${index + 1} names ${town === undefined ? 'neither' : 'both'} town and unit; give one of them.`);
  }
}

function namedTwice(places: readonly NamedPlace[]): Breach[] {
  return places.flatMap((place, index) => {
    const first = places.findIndex(({ town, unit }) => town === place.town && unit === place.unit);
    return first === index ? [] : [{ code: 'named-twice', detail: `Place ${index + 1} names "${nameOf(place)}" as place ${first + 1} does; name each once` }];
  });
}
