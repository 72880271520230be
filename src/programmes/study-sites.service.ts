import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { actingOrganisation, type Acting } from '../platform/database/acting';
import { Doorway } from '../platform/database/doorway';
import { requireRole } from '../platform/database/require-role';
import { requireVersion } from '../platform/database/require-version';
import { amended } from '../shared/amended';
import { Problem } from '../shared/problem';
import { codeTaken, refuseFor } from '../shared/refusal';
import { studySiteBreaches, type StudySiteOrder } from './study-site';
import { StudySitesRepository } from './study-sites.repository';

const keepers = ['coordinator', 'admin'];

/** Where a university teaches a programme, and in which towns the students of each site are placed. */
@Injectable()
export class StudySitesService {
  constructor(private readonly doorway: Doorway, private readonly sites: StudySitesRepository) {}

  open(order: StudySiteOrder, acting: Acting): Promise<void> {
    requireRole(acting, keepers, 'open a study site');
    return this.doorway.asSystem(async (em) => {
      await this.assertOwn(em, order.programme, acting);
      if (await this.sites.lock(em, order.code)) throw codeTaken('study site', order.code);
      refuseFor('study site', order.code, studySiteBreaches(order, await this.sites.grounds(em, order)));
      await this.sites.insert(em, order);
    });
  }

  /** Changes what is given of a study site, and no more, if it is still at the version. */
  change(code: string, changes: Partial<StudySiteOrder>, version: number, acting: Acting): Promise<void> {
    requireRole(acting, keepers, 'change a study site');
    return this.doorway.asSystem(async (em) => {
      await this.sites.lock(em, code);
      const { version: stored, ...before } = await this.sites.standing(em, code);
      await this.assertOwn(em, before.programme, acting);
      requireVersion(version, stored);
      const after = amended<StudySiteOrder>(before, changes);
      refuseFor('study site', code, studySiteBreaches(after, await this.sites.grounds(em, after)));
      await this.sites.update(em, after);
    });
  }

  private async assertOwn(em: EntityManager, programme: string, acting: Acting): Promise<void> {
    if (await this.sites.isOf(em, programme, actingOrganisation(acting))) return;
    throw new Problem('not-found', 'missing', `There is no programme "${programme.slice(0, 60)}" of your organisation.`);
  }
}
