import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoticesRepository } from '../notices/notices.repository';
import type { Level } from '../organisations/unit';
import type { Acting } from '../platform/database/acting';
import { actingAs } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { requireVersion } from '../platform/database/require-version';
import { amended } from '../shared/amended';
import { Problem } from '../shared/problem';
import { parseWeek } from '../shared/week';
import { CapacityRepository } from './capacity.repository';
import type { WeekSpan } from './carve';
import type { ChangeKind } from './changes.repository';
import { closureNotices } from './closure-notices';
import { CountersService } from './counters.service';
import type { Closure, ClosureReason } from './offer';
import { authorOf, PublishingService } from './publishing.service';

/** Places a week to publish; what was published for those weeks before gives way. */
export interface OfferOrder extends WeekSpan {
  /** Code of the unit. */
  readonly unit: string;
  readonly specialty: string;
  readonly level: Level;
  readonly places: number;
}

export interface ClosureOrder extends WeekSpan {
  readonly unit: string;
  readonly reason: ClosureReason;
  readonly note?: string | undefined;
}

const hosts = ['host', 'region_coordinator', 'admin'];
const missing = (what: string, code: string): Problem => new Problem('not-found', 'missing', `There is no ${what} "${code.slice(0, 60)}".`);

/** What hosts publish about their units, and the counters that follow from it; never below what is booked but by closing. */
@Injectable()
export class CapacityService {
  private readonly notices = new NoticesRepository();

  constructor(
    private readonly doorway: Doorway,
    private readonly repository: CapacityRepository,
    private readonly counters: CountersService,
    private readonly publishing: PublishingService,
  ) {}

  /** Publishes places; refused with the weeks in which more are booked already. */
  async publish({ unit, specialty, level, places, ...weeks }: OfferOrder, acting: Acting): Promise<void> {
    const span = checked(weeks);
    await this.change(unit, acting, (em, unitId) => this.publishing.publish(em, unitId, [{ specialty, level, places, ...span }], authorOf(acting)));
  }

  /** Closes a unit for some weeks. Who is booked there stands until she is moved, and nobody comes in her place. Gives the closure's id. */
  async close({ unit, reason, note = '', ...weeks }: ClosureOrder, acting: Acting): Promise<string> {
    const span = checked(weeks);
    return this.change(unit, acting, async (em, unitId) => {
      const closed = await this.repository.closureOver(em, unitId, span);
      if (closed) throw new Problem('closed-already', 'conflict', `${unit} is closed ${closed.firstWeek} to ${closed.lastWeek} already; change that closure or take it back.`);
      const id = await this.repository.insertClosure(em, unitId, { ...span, reason, note });
      await this.counters.rebuild(em, [unitId]);
      await this.tell('closed', { unitId, ...span, reason, note }, acting);
      await this.warn(id, { unitId, ...span, reason });
      return id;
    });
  }

  /** Changes what is given of a closure, if it is still at the version. */
  async changeClosure(closureId: string, changes: Partial<Omit<ClosureOrder, 'unit'>>, version: number, acting: Acting): Promise<void> {
    requireRole(acting, hosts, 'change what a unit offers');
    await actingAs(this.doorway, acting, async (em) => {
      const before = await this.repository.lockClosure(em, closureId);
      if (!before) throw missing('closure', closureId);
      requireVersion(version, before.version);
      const after = amended<Omit<ClosureOrder, 'unit'>>(before, changes);
      const closure = { ...checked(after), reason: after.reason, note: after.note ?? '' };
      await this.repository.changeClosure(em, closureId, closure);
      await this.counters.rebuild(em, [before.unitId]);
      await this.tell('closure_changed', { unitId: before.unitId, ...closure }, acting);
      await this.warn(`${closureId} ${closure.firstWeek} ${closure.lastWeek}`, { unitId: before.unitId, ...closure });
    });
  }

  /** Takes a closure back. */
  async reopen(closureId: string, acting: Acting): Promise<void> {
    requireRole(acting, hosts, 'change what a unit offers');
    await actingAs(this.doorway, acting, async (em) => {
      const closure = await this.repository.removeClosure(em, closureId);
      if (!closure) throw missing('closure', closureId);
      await this.counters.rebuild(em, [closure.unitId]);
      await this.tell('reopened', closure, acting);
    });
  }

  /** As the party itself: row security refuses units of others. */
  private async change<T>(unit: string, acting: Acting, work: (em: EntityManager, unitId: string) => Promise<T>): Promise<T> {
    requireRole(acting, hosts, 'publish what a unit offers');
    return actingAs(this.doorway, acting, async (em) => {
      const unitId = await this.repository.unitId(em, unit);
      if (unitId === undefined) throw missing('unit', unit);
      return work(em, unitId);
    });
  }

  /** Universities and students learn of it in the same transaction. */
  private warn(key: string, { unitId, ...closure }: Pick<Closure, 'unitId' | 'firstWeek' | 'lastWeek' | 'reason'>): Promise<void> {
    return this.doorway.asSystem(async (em) => this.notices.add(em, closureNotices(key, await this.repository.struck(em, unitId, closure), closure)));
  }

  private tell(kind: ChangeKind, { unitId, firstWeek, lastWeek, reason, note }: Closure, acting: Acting): Promise<void> {
    return this.publishing.tell(unitId, [{ kind, firstWeek, lastWeek, note: [reason, note].filter(Boolean).join(': ') }], authorOf(acting));
  }
}

function checked({ firstWeek, lastWeek }: WeekSpan): WeekSpan {
  const span = { firstWeek: parseWeek(firstWeek), lastWeek: parseWeek(lastWeek) };
  if (span.firstWeek > span.lastWeek) throw new Problem('weeks-reversed', 'invalid', `${firstWeek} is after ${lastWeek}; give the first week first.`);
  return span;
}
