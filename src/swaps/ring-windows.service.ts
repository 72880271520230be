import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Problem } from '../shared/problem';
import type { RingRow } from './rings.repository';
import { RingsRepository } from './rings.repository';
import type { SwapWindow } from './window';
import { WindowsRepository } from './windows.repository';

/** A ring with its window, which stays locked until the transaction ends. */
export interface HeldRing {
  readonly window: SwapWindow;
  readonly ring: RingRow;
}

/** Locks windows first, so that all that happens in one happens in turn, and nobody waits in a circle. */
@Injectable()
export class RingWindows {
  constructor(private readonly windows: WindowsRepository, private readonly rings: RingsRepository) {}

  /** The ring as it stands once it is its turn. */
  async lock(em: EntityManager, ringId: string): Promise<HeldRing> {
    const found = await this.rings.find(em, ringId);
    if (!found) throw new Problem('not-found', 'missing', `There is no ring "${ringId.slice(0, 60)}".`);
    const window = await this.lockWindow(em, found.windowId);
    return { window, ring: (await this.rings.find(em, ringId)) ?? found };
  }

  async lockWindow(em: EntityManager, windowId: string): Promise<SwapWindow> {
    const window = await this.windows.lock(em, windowId);
    if (!window) throw new Problem('not-found', 'missing', `There is no swap window "${windowId.slice(0, 60)}".`);
    return window;
  }
}
