import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { ActingParty } from './acting-party';
import { isWorthRetrying, problemFrom } from './database-problem';
import { roles } from './roles';

/** Work inside one transaction; it must use the given manager only, since another sees neither its rows nor its role. */
export type Work<T> = (em: EntityManager) => Promise<T>;

/** How the database keeps concurrent transactions apart; the usual level sees what others have committed. */
export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';

const attempts = 5;
const pauseMs = 20;

const enter = `SELECT set_config('role', $1, true), set_config('app.organisation', $2, true),
  set_config('app.person', $3, true), set_config('app.role', $4, true), set_config('app.student', $5, true)`;

/** The only way to the rows: a transaction that first says who acts. Without it every table answers "permission denied". */
export class Doorway {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs the work with the rights and the rows of the party. */
  asParty<T>(party: ActingParty, work: Work<T>, isolation?: Isolation): Promise<T> {
    const { organisationId, personId = '', role, studentId = '' } = party;
    return this.run([roles.party, organisationId, personId, role, studentId], work, isolation);
  }

  /** Runs the work with all rows in sight: jobs, imports and login, never on behalf of a request's party. */
  asSystem<T>(work: Work<T>, isolation?: Isolation): Promise<T> {
    return this.run([roles.system, '', '', 'system', ''], work, isolation);
  }

  private async run<T>(settings: string[], work: Work<T>, isolation: Isolation = 'READ COMMITTED'): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(isolation, async (em) => {
          await em.query(enter, settings);
          return work(em);
        });
      } catch (error) {
        if (attempt === attempts || !isWorthRetrying(error)) throw problemFrom(error);
        await sleep(pauseMs * attempt * (0.5 + Math.random()));
      }
    }
  }
}
