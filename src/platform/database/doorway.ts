import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import type { ActingParty } from './acting-party';
import { isWorthRetrying, problemFrom } from './database-problem';
import { Prepared } from './prepared';
import { PromptRunner } from './prompt-runner';
import { roles } from './roles';

/** Work inside one transaction; it must use the given manager only, since another sees neither its rows nor its role. */
export type Work<T> = (em: EntityManager) => Promise<T>;

/** What follows from a fact before the transaction that wrote it ends. */
type Follower = (payload: Readonly<Record<string, unknown>>) => Promise<void>;

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

type Isolation = 'READ COMMITTED' | 'REPEATABLE READ';

/** Says who acts, until the transaction ends or somebody else acts in it. */
const entering = (values: readonly string[]): string =>
  ['role', 'app.organisation', 'app.person', 'app.role', 'app.student'].map((name, i) => `set_config('${name}', ${values[i] ?? "''"}, true)`).join(', ');
const entry = new Prepared('enter', `SELECT ${entering(['$1', '$2', '$3', '$4', '$5'])}`);

const beginning = (runner: PromptRunner, settings: readonly string[], isolation: Isolation): string =>
  `START TRANSACTION ISOLATION LEVEL ${isolation}; SELECT ${entering(settings.map((value) => runner.literal(value)))}`;

const areSame = (one: readonly string[], other: readonly string[]): boolean => one.every((value, i) => value === other[i]);

/**
 * The only way to the rows: a transaction that first says who acts. Without it every table answers "permission denied".
 * Work that comes to the doorway again, for the same party or another, stays in its transaction: all of it happens or none.
 */
export class Doorway {
  private readonly rooms = new AsyncLocalStorage<Room>();
  private readonly followers = new Map<string, Follower>();

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

  /** One question with the rights and the rows of the party, there and back once. */
  askAsParty<T extends object>(party: ActingParty, question: Prepared<T>, values: readonly unknown[]): Promise<T[]> {
    const { organisationId, personId = '', role, studentId = '' } = party;
    return this.ask([roles.party, organisationId, personId, role, studentId], question, values);
  }

  /** One question with all rows in sight, there and back once. */
  askAsSystem<T extends object>(question: Prepared<T>, values: readonly unknown[]): Promise<T[]> {
    return this.ask([roles.system, '', '', 'system', ''], question, values);
  }

  /** Reads with all rows in sight as they stood at one moment, however many tables and however long; nobody waits for it. */
  async snapshotAsSystem<T>(work: Work<T>): Promise<T> {
    const room = this.rooms.getStore();
    if (room !== undefined && !room.hasEnded) throw new Error('A snapshot begins a transaction of its own and cannot be taken inside another.');
    return this.begin([roles.system, '', '', 'system', ''], work, 'REPEATABLE READ');
  }

  /**
   * Has this done in the very transaction that has written the fact, just before it ends: nobody else sees what was before it. What it
   * throws ends the transaction; the fact's job comes after it all the same.
   */
  follow(fact: string, follower: Follower): void {
    this.followers.set(fact, follower);
  }

  private run<T>(settings: readonly string[], work: Work<T>): Promise<T> {
    const room = this.rooms.getStore();
    return room === undefined || room.hasEnded ? this.begin(settings, work) : this.join(room, settings, work);
  }

  private async begin<T>(settings: readonly string[], work: Work<T>, isolation: Isolation = 'READ COMMITTED'): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.transaction(settings, work, isolation);
      } catch (error) {
        if (attempt === attempts || !isWorthRetrying(error)) throw problemFrom(error);
        await sleep(pauseMs * attempt * (0.5 + Math.random()));
      }
    }
  }

  private async ask<T extends object>(settings: readonly string[], question: Prepared<T>, values: readonly unknown[]): Promise<T[]> {
    const room = this.rooms.getStore();
    if (room !== undefined && !room.hasEnded) return this.askWithin(room, settings, question, values);
    try {
      return await this.alone(settings, question, values);
    } catch (error) {
      throw problemFrom(error);
    }
  }

  /** The beginning, the question and the end are sent as one; where one of them fails, the database undoes the rest. */
  private async alone<T extends object>(settings: readonly string[], question: Prepared<T>, values: readonly unknown[]): Promise<T[]> {
    const runner = await PromptRunner.on(this.dataSource);
    try {
      runner.begin(beginning(runner, settings, 'READ COMMITTED'));
      const [answer, end] = await Promise.allSettled([question.rows(runner.manager, values), runner.end()]);
      await runner.assertTold();
      if (answer.status === 'rejected') throw answer.reason;
      if (end.status === 'rejected') throw end.reason;
      return answer.value;
    } finally {
      await runner.release();
    }
  }

  private async transaction<T>(settings: readonly string[], work: Work<T>, isolation: Isolation): Promise<T> {
    const runner = await PromptRunner.on(this.dataSource);
    try {
      runner.begin(beginning(runner, settings, isolation));
      const result = await this.inside(runner.manager, settings, work);
      if (runner.written.some(({ fact }) => this.followers.has(fact))) await this.inside(runner.manager, settings, () => this.followUp(runner));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      const first = await runner.assertTold().then(() => error, (told: unknown) => told);
      // where the connection is lost there is nothing left to undo
      await runner.rollbackTransaction().catch(() => undefined);
      throw first;
    } finally {
      await runner.release();
    }
  }

  private async followUp({ written }: PromptRunner): Promise<void> {
    for (let next = written.shift(); next !== undefined; next = written.shift()) await this.followers.get(next.fact)?.(next.payload);
  }

  /** A lost race undoes the whole transaction, so it is left to the one who began it to try again. */
  private async join<T>(room: Room, settings: readonly string[], work: Work<T>): Promise<T> {
    const entering = room.lastEntered.then(() =>
      room.em.transaction(async (em) => {
        if (areSame(settings, room.settings)) return this.inside(em, settings, work);
        entry.tell(em, settings);
        const result = await this.inside(em, settings, work);
        entry.tell(em, room.settings);
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

  /** Who asks says so before the question and goes after it, all sent as one; should it fail, all of the transaction does. */
  private async askWithin<T extends object>(room: Room, settings: readonly string[], question: Prepared<T>, values: readonly unknown[]): Promise<T[]> {
    const asking = room.lastEntered.then(() => {
      const isOther = !areSame(settings, room.settings);
      if (isOther) entry.tell(room.em, settings);
      const answer = question.rows(room.em, values);
      if (isOther) entry.tell(room.em, room.settings);
      return answer;
    });
    room.lastEntered = asking.catch(() => undefined);
    try {
      return await asking;
    } catch (error) {
      throw isWorthRetrying(error) ? error : problemFrom(error);
    }
  }

  private async inside<T>(em: EntityManager, settings: readonly string[], work: Work<T>): Promise<T> {
    const room: Room = { em, settings, lastEntered: Promise.resolve(), hasEnded: false };
    try {
      return await this.rooms.run(room, () => work(em));
    } finally {
      room.hasEnded = true;
    }
  }
}
