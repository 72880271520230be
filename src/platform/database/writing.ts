import type { DeepPartial, EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { Problem } from '../../shared/problem';
import type { Acting } from './acting';
import type { Doorway } from './doorway';
import { requireRole } from './require-role';

/** Who may write rows of an entity. */
export interface WritingRules<T> {
  /** What one of them is called in messages, such as "unit". */
  readonly noun: string;
  readonly roles: readonly string[];
  /** The organisation that a row belongs to; undefined when what it refers to is not there. */
  readonly ownerOf: (em: EntityManager, row: T) => Promise<string | undefined>;
}

/** Makes and changes rows that parties read but the system keeps: one's own organisation's only, a row at a time. */
export class Writing<T extends ObjectLiteral & { readonly id: string }> {
  constructor(private readonly doorway: Doorway, private readonly entity: EntityTarget<T>, private readonly rules: WritingRules<T>) {}

  async create(values: DeepPartial<T>, acting: Acting): Promise<T> {
    requireRole(acting, this.rules.roles, `make a ${this.rules.noun}`);
    return this.doorway.asSystem(async (em) => {
      const row = em.getRepository(this.entity).create(values);
      // With an id it would overwrite the row that has it.
      Reflect.deleteProperty(row, 'id');
      await this.requireOwn(em, row, acting);
      return em.getRepository(this.entity).save(row);
    });
  }

  /** Changes the values that are given, and no others; the row must be one's own before and after. */
  async edit(where: FindOptionsWhere<T>, values: DeepPartial<T>, acting: Acting): Promise<T> {
    requireRole(acting, this.rules.roles, `change a ${this.rules.noun}`);
    return this.doorway.asSystem(async (em) => {
      const repository = em.getRepository(this.entity);
      const row = await repository.findOne({ where, lock: { mode: 'pessimistic_write' } });
      if (!row) throw this.missing();
      await this.requireOwn(em, row, acting);
      const changed = repository.merge(row, { ...values, id: row.id });
      await this.requireOwn(em, changed, acting);
      return repository.save(changed);
    });
  }

  private async requireOwn(em: EntityManager, row: T, acting: Acting): Promise<void> {
    const owner = await this.rules.ownerOf(em, row);
    if (owner === undefined || (acting !== 'system' && acting.organisationId !== owner)) throw this.missing();
  }

  /** Another organisation's is as missing as one that never was. */
  private missing(): Problem {
    return new Problem('not-found', 'missing', `There is no such ${this.rules.noun} of your organisation, or what it refers to is not there.`);
  }
}
