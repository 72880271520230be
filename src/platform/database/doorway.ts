import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { ActingParty } from './acting-party';
import { isWorthRetrying, problemFrom } from './database-problem';
import { Prepared } from './prepared';
import { roles } from './roles';

/** Work inside one transaction; it must use the given manager only, since another sees neither its rows nor its role. */
export type Work<T> = (em: EntityManager) => Promise<T>;

/** The transaction that the running code is inside of. */
interface Room {
  readonly em: EntityManager;
  readonly settings: readonly string[];
  /** Those who enter from here go in one after another: they share one connection. */
  lastEntered: Promise<unknown>;
  hasEnded: boolean;
}

const attempts = 5;
const pauseMs = 20;

const entry = new Prepared('enter', `SELECT set_config('role', $1, true), set_config('app.organisation', $2, true),
  set_config('app.person', $3, true), set_config('app.role', $4, true), set_config('app.student', $5, true)`);

/**
 * The only way to the rows: a transaction that first says who acts. Without it every table answers "permission denied".
 * Work that comes to the doorway again, for the same party or another, stays in its transaction: all of it happens or none.
 */
export class Doorway {
  private readonly rooms = new AsyncLocalStorage<Room>();

  constructor(private readonly dataSource: DataSource) {}

  /** Runs the work with the rights and the rows of the party. */
  asParty<T>(party: ActingParty, work: Work<T>): Promise<T> {
    const { organisationId, personId = '', role, studentId = '' } = party;
    return this.run([roles.party, organisationId, personId, role, studentId], work);
  }

  /** Runs the work with all rows in sight: jobs, imports and login, never on behalf of a request's party. */
  asSystem<T>(work: Work<T>): Promise<T> {
    return this.run([roles.system, '', '', 'system', ''], work);
  }

  /** Reads with all rows in sight as they stood at one moment, however many tables and however long; nobody waits for it. */
  async snapshotAsSystem<T>(work: Work<T>): Promise<T> {
    const room = this.rooms.getStore();
    if (room !== undefined && !room.hasEnded) throw new Error('A snapshot begins a transaction of its own and cannot be taken inside another.');
    return this.begin([roles.system, '', '', 'system', ''], work, 'REPEATABLE READ');
  }

  private run<T>(settings: readonly string[], work: Work<T>): Promise<T> {
    const room = this.rooms.getStore();
    return room === undefined || room.hasEnded ? this.begin(settings, work) : this.join(room, settings, work);
  }

  private async begin<T>(settings: readonly string[], work: Work<T>, isolation?: 'REPEATABLE READ'): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const inside = (em: EntityManager): Promise<T> => this.inside(em, settings, work);
        return await (isolation === undefined ? this.dataSource.transaction(inside) : this.dataSource.transaction(isolation, inside));
      } catch (error) {
        if (attempt === attempts || !isWorthRetrying(error)) throw problemFrom(error);
        await sleep(pauseMs * attempt * (0.5 + Math.random()));
      }
    }
  }

  /** A lost race undoes the whole transaction, so it is left to the one who began it to try again. */
  private async join<T>(room: Room, settings: readonly string[], work: Work<T>): Promise<T> {
    const entering = room.lastEntered.then(() =>
      room.em.transaction(async (em) => {
        const result = await this.inside(em, settings, work);
        await entry.rows(em, room.settings);
        return result;
      }),
    );
    room.lastEntered = entering.catch(() => undefined);
    try {
      return await entering;
    } catch (error) {
      throw isWorthRetrying(error) ? error : problemFrom(error);
    }
  }

  private async inside<T>(em: EntityManager, settings: readonly string[], work: Work<T>): Promise<T> {
    await entry.rows(em, settings);
    const room: Room = { em, settings, lastEntered: Promise.resolve(), hasEnded: false };
    try {
      return await this.rooms.run(room, () => work(em));
    } finally {
      room.hasEnded = true;
    }
  }
}
