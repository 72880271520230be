import { In, type EntityManager, type EntityTarget } from 'typeorm';
import { Problem } from '../../shared/problem';
import type { Breach } from '../../shared/problem';

/** Rows that others name by their code. */
interface Coded {
  readonly id?: string;
  readonly code: string;
}

/** A field that names another row by its code; the row's id, or the code itself where it has no id, goes into a column. */
export interface Reference<T> {
  /** What is referred to, in messages, such as "town". */
  readonly noun: string;
  readonly entity: EntityTarget<Coded>;
  readonly column: keyof T & string;
}

/** Ids of what the fields name, by column; throws Problem `unknown-reference` with every code that nobody has, or nobody in sight. */
export async function resolveReferences<T>(em: EntityManager, references: Readonly<Record<string, Reference<T>>>, order: Readonly<Record<string, unknown>>): Promise<Record<string, string | null>> {
  const breaches: Breach[] = [];
  const ids: Record<string, string | null> = {};
  for (const [field, { noun, entity, column }] of Object.entries(references)) {
    const code = order[field];
    if (code === null) ids[column] = null;
    if (typeof code !== 'string') continue;
    const row = await em.getRepository(entity).findOneBy({ code });
    if (row === null) breaches.push(unknown(field, noun, code));
    else ids[column] = row.id ?? row.code;
  }
  refuse('unknown-reference', breaches);
  return ids;
}

/** What is wrong with a field that names several by their codes: those that nobody has. */
export async function unknownCodes(em: EntityManager, field: string, { noun, entity }: Pick<Reference<never>, 'noun' | 'entity'>, codes: readonly string[]): Promise<Breach[]> {
  const rows = await em.getRepository(entity).findBy({ code: In([...codes]) });
  const known = new Set(rows.map(({ code }) => code));
  return [...new Set(codes)].filter((code) => !known.has(code)).map((code) => unknown(field, noun, code));
}

const unknown = (field: string, noun: string, code: string): Breach =>
  ({ code: 'unknown-reference', detail: `${field}: there is no ${noun} "${code}"; add it first, or name one that is there` });

/** Throws a Problem that tells all breaches; none is fine. */
export function refuse(code: string, breaches: readonly Breach[]): void {
  if (breaches.length === 0) return;
  throw new Problem(breaches.length === 1 ? (breaches[0]?.code ?? code) : code, 'refused', `${breaches.map(({ detail }) => detail).join('; ')}.`, breaches);
}
