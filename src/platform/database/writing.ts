import type { EntityManager, EntityTarget, FindOptionsWhere, QueryDeepPartialEntity, Repository } from 'typeorm';
import { Problem } from '../../shared/problem';
import type { Breach } from '../../shared/problem';
import type { Acting } from './acting';
import { actingAs } from './acting';
import type { Doorway } from './doorway';
import { refuse, resolveReferences, type Reference } from './reference';
import { requireRole } from './require-role';
import { requireVersion } from './require-version';
import { defaultsOf, emptyColumns, ownValues, valuesOf, type Values } from './row-values';
import type { VersionedEntity } from './versioned.entity';

/** What holds for rows of an entity beside what the database sees to; whose rows a party may write is for row security to say. */
export interface WritingRules<T> {
  /** What one of them is called in messages, such as "unit". */
  readonly noun: string;
  readonly roles: readonly string[];
  /** The column with the organisation that a new one belongs to: that of whoever makes it. */
  readonly owner?: keyof T & string;
  /** Fields that name another row by its code. */
  readonly references?: Readonly<Record<string, Reference<T>>>;
  /** Columns of which no two rows have the same values. */
  readonly unique?: readonly (readonly (keyof T & string)[])[];
  /** Columns that follow from others. */
  readonly derived?: (row: T) => Partial<T>;
  /** What must change before the row can be as it is asked to be; `before` is the row as it was. */
  readonly breaches?: (row: T, em: EntityManager, before?: T) => readonly Breach[] | Promise<readonly Breach[]>;
}

const article = (noun: string): string => `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** Makes and changes rows one at a time, as fields by name tell; `O` is what a new one takes. */
export class Writing<T extends VersionedEntity, O extends object> {
  constructor(private readonly doorway: Doorway, private readonly entity: EntityTarget<T>, private readonly rules: WritingRules<T>) {}

  create(order: O, acting: Acting): Promise<T> {
    const { noun, roles, owner } = this.rules;
    requireRole(acting, roles, `add ${article(noun)}`);
    return this.asOwner(acting, async (em) => {
      const repository = em.getRepository(this.entity);
      const own = owner === undefined || acting === 'system' ? {} : { [owner]: acting.organisationId };
      const row = this.complete({ ...defaultsOf(repository.metadata), ...(await this.values(em, order)), ...own });
      await this.approve(em, row, order);
      const { identifiers } = await repository.insert(valuesOf(row) as QueryDeepPartialEntity<T>);
      return Object.assign(row, identifiers[0], { version: 1 });
    });
  }

  /** Changes the fields that are given, and no others; refused when the row is no longer the version that was read, if one is named. */
  edit(where: FindOptionsWhere<T>, changes: Partial<O>, acting: Acting, version?: number): Promise<T> {
    requireRole(acting, this.rules.roles, `change ${article(this.rules.noun)}`);
    if (Object.values(changes).every((value) => value === undefined)) {
      throw new Problem('nothing-given', 'invalid', 'Give at least one field to change.');
    }
    return this.asOwner(acting, async (em) => {
      const repository = em.getRepository(this.entity);
      const before = await this.locked(repository, where);
      if (version !== undefined) requireVersion(version, before.version);
      const row = this.complete({ ...valuesOf(before), ...(await this.values(em, changes)) });
      await this.approve(em, row, changes, before);
      // The whole row, its key too: a change of what lies in other tables raises the version as well.
      await repository.update(repository.metadata.getEntityIdMap(before) as FindOptionsWhere<T>, valuesOf(row) as QueryDeepPartialEntity<T>);
      return Object.assign(row, { version: before.version + 1 });
    });
  }

  /** Takes a row away and gives it; refused while something refers to it, or when it is no longer the version that was read, if one is named. */
  remove(where: FindOptionsWhere<T>, acting: Acting, version?: number): Promise<T> {
    requireRole(acting, this.rules.roles, `remove ${article(this.rules.noun)}`);
    return this.asOwner(acting, async (em) => {
      const repository = em.getRepository(this.entity);
      const row = await this.locked(repository, where);
      if (version !== undefined) requireVersion(version, row.version);
      await repository.delete(repository.metadata.getEntityIdMap(row) as FindOptionsWhere<T>);
      return row;
    });
  }

  private async values(em: EntityManager, order: object): Promise<Values> {
    const ids = await resolveReferences(em, this.rules.references ?? {}, valuesOf(order));
    return { ...ownValues(em.getRepository(this.entity).metadata, valuesOf(order)), ...ids };
  }

  private complete(values: Values): T {
    const row = valuesOf(values) as unknown as T;
    return Object.assign(row, this.rules.derived?.(row));
  }

  private async approve(em: EntityManager, row: T, order: object, before?: T): Promise<void> {
    refuse('rules', emptyColumns(em.getRepository(this.entity).metadata, valuesOf(row), (column) => this.fieldOf(column)));
    await this.refuseDouble(row, order, before);
    refuse('rules', (await this.rules.breaches?.(row, em, before)) ?? []);
  }

  /** All rows count, also those that the party does not see. */
  private async refuseDouble(row: T, order: object, before?: T): Promise<void> {
    for (const columns of this.rules.unique ?? []) {
      if (columns.every((column) => row[column] === before?.[column]) || columns.some((column) => row[column] === null)) continue;
      const where = Object.fromEntries(columns.map((column) => [column, row[column]])) as FindOptionsWhere<T>;
      if (!(await this.doorway.asSystem((em) => em.getRepository(this.entity).existsBy(where)))) continue;
      const given = valuesOf(order);
      const told = columns.map((column) => this.fieldOf(column)).flatMap((field) => (given[field] === undefined ? [] : [`${field} ${JSON.stringify(given[field])}`]));
      throw new Problem('already-exists', 'conflict', `There is already ${article(this.rules.noun)} with ${told.join(', ')}; change that one, or choose another value.`);
    }
  }

  private fieldOf(column: string): string {
    return Object.entries(this.rules.references ?? {}).find(([, reference]) => reference.column === column)?.[0] ?? column;
  }

  /** Another organisation's is as missing as one that never was. */
  private async locked(repository: Repository<T>, where: FindOptionsWhere<T>): Promise<T> {
    const named = Object.values(where).map(String).join(' ');
    const row = named.includes('\0') ? null : await repository.findOne({ where, lock: { mode: 'for_no_key_update' } });
    if (row) return row;
    throw new Problem('not-found', 'missing', `There is no ${this.rules.noun} "${named.slice(0, 80)}" that is your organisation's to change.`);
  }

  private async asOwner<R>(acting: Acting, work: (em: EntityManager) => Promise<R>): Promise<R> {
    try {
      return await actingAs(this.doorway, acting, work);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'not-permitted') throw error;
      throw new Problem('not-own', 'forbidden', `Such ${article(this.rules.noun)} would be another organisation's; name only what is your own.`);
    }
  }
}
