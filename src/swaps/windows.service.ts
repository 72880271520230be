import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoticesService } from '../notices/notices.service';
import type { ActingParty } from '../platform/database/acting-party';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { requireVersion } from '../platform/database/require-version';
import type { FactPayload } from '../platform/outbox/outbox';
import { asOf, writeFact } from '../platform/outbox/outbox';
import { Problem } from '../shared/problem';
import { wishEndedNotice } from './ring-words';
import { RingsService } from './rings.service';
import { SWAP_SEARCH_DUE, SWAP_WINDOW_CLOSES, SWAPS_SOUGHT } from './swap';
import { SwapWishesRepository } from './swap-wishes.repository';
import { nextSearch, requireOpen, usualTerms, type SwapWindow, type WindowTerms } from './window';
import { WindowsRepository } from './windows.repository';

/** A new window; what is left out is as usual. */
export type NewWindow = Pick<WindowTerms, 'opensAt' | 'closesAt'> & { readonly term: string } & { readonly [K in keyof typeof usualTerms]?: number | undefined };

/** What is to be otherwise of a window. */
export type WindowChanges = { readonly [K in keyof WindowTerms]?: WindowTerms[K] | undefined };

const missing = (id: string): Problem => new Problem('not-found', 'missing', `There is no swap window "${id.slice(0, 60)}".`);

/** Windows for exchanges: opened by a university's coordinator, searched for rings again and again, and closed. */
@Injectable()
export class WindowsService {
  constructor(
    private readonly doorway: Doorway,
    private readonly repository: WindowsRepository,
    private readonly wishes: SwapWishesRepository,
    private readonly rings: RingsService,
    private readonly notices: NoticesService,
  ) {}

  /** Opens a window for the university's own students; gives its id. */
  open({ term, ...given }: NewWindow, party: ActingParty, now = new Date()): Promise<string> {
    requireRole(party, ['coordinator'], 'open a swap window');
    const terms = { ...usualTerms, ...told(given) };
    refuseBackwards(terms, now);
    return this.doorway.asSystem(async (em) => {
      const termId = await this.repository.termId(em, term);
      if (termId === undefined) throw new Problem('term-unknown', 'missing', `There is no term "${term.slice(0, 20)}"; terms are written such as HT2026.`);
      const id = await this.repository.insert(em, party.organisationId, termId, terms);
      await this.plan(em, id, terms, now);
      return id;
    });
  }

  /** Changes what is given, if the window is still at the version; limits that have been set already stay. */
  change(id: string, changes: WindowChanges, version: number, party: ActingParty, now = new Date()): Promise<void> {
    requireRole(party, ['coordinator'], 'change a swap window');
    return this.doorway.asSystem(async (em) => {
      const window = await this.own(em, id, party);
      requireVersion(version, window.version);
      if (window.closedAt !== null) throw new Problem('swap-window-closed', 'refused', `The swap window closed at ${window.closedAt.toISOString()}; open another.`);
      const terms = { ...termsOf(window), ...told(changes) };
      refuseBackwards(terms, now);
      await this.repository.change(em, id, terms);
      await this.plan(em, id, terms, now);
    });
  }

  /** Has rings looked for now, besides the searches that come by themselves; gives the search's id. */
  search(id: string, party: ActingParty, now = new Date()): Promise<string> {
    requireRole(party, ['coordinator'], 'search a swap window');
    return this.doorway.asSystem(async (em) => {
      const window = await this.own(em, id, party);
      requireOpen(window, now);
      return this.seek(em, window, now);
    });
  }

  /** A search that comes by itself is due; once it is asked for, nothing more happens. */
  async searchDue(payload: FactPayload): Promise<void> {
    const now = asOf(payload);
    await this.doorway.asSystem(async (em) => {
      const window = await this.repository.lock(em, String(payload['windowId']));
      if (!window || window.closedAt !== null || window.nextSearchAt?.toISOString() !== payload['dueAt']) return;
      await this.planNext(em, window.id, nextSearch(window, now));
      if (now < window.closesAt) await this.seek(em, window, now);
    });
  }

  /** The window closes: rings that are not agreed on come to nothing, and wishes lapse; if it is not to stay open longer. */
  async closes(payload: FactPayload): Promise<void> {
    const now = asOf(payload);
    await this.doorway.asSystem(async (em) => {
      const window = await this.repository.lock(em, String(payload['windowId']));
      if (!window || window.closedAt !== null || window.closesAt > now) return;
      await this.rings.dissolveAll(em, window.id, now);
      const ended = await this.wishes.end(em, { windowId: window.id }, 'lapsed', now);
      await this.notices.tell(em, ended.map((wish) => wishEndedNotice(wish, 'closed')));
      await this.repository.close(em, window.id, now);
    });
  }

  private async seek(em: EntityManager, window: SwapWindow, now: Date): Promise<string> {
    const searchId = await this.repository.addSearch(em, window, now);
    await writeFact(em, SWAPS_SOUGHT, { searchId }, now);
    return searchId;
  }

  private async plan(em: EntityManager, windowId: string, terms: WindowTerms, now: Date): Promise<void> {
    await this.planNext(em, windowId, nextSearch(terms, now));
    await writeFact(em, SWAP_WINDOW_CLOSES, { windowId }, terms.closesAt);
  }

  private async planNext(em: EntityManager, windowId: string, next: Date | null): Promise<void> {
    await this.repository.planSearch(em, windowId, next);
    if (next !== null) await writeFact(em, SWAP_SEARCH_DUE, { windowId }, next);
  }

  /** Another university's window is as missing as one that never was. */
  private async own(em: EntityManager, id: string, { organisationId }: ActingParty): Promise<SwapWindow> {
    const window = await this.repository.lock(em, id);
    if (window?.universityId !== organisationId) throw missing(id);
    return window;
  }
}

const termsOf = ({ opensAt, closesAt, longestRing, answerHours, hostAnswerHours, searchEveryHours, seed }: SwapWindow): WindowTerms =>
  ({ opensAt, closesAt, longestRing, answerHours, hostAnswerHours, searchEveryHours, seed });

/** What is given, without what is left out. */
type Told<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const told = <T extends object>(given: T): Told<T> => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Told<T>;

function refuseBackwards({ opensAt, closesAt }: Pick<WindowTerms, 'opensAt' | 'closesAt'>, now: Date): void {
  if (closesAt <= opensAt) throw new Problem('swap-window-backwards', 'refused', `A window that opens at ${opensAt.toISOString()} cannot close at ${closesAt.toISOString()}; let it close later.`);
  if (closesAt <= now) throw new Problem('swap-window-past', 'refused', `The window would have closed at ${closesAt.toISOString()} already; let it close later than now.`);
}
