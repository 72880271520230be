import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Names } from './names';

type WithId<T> = T & { readonly id: string };

const byId = async <T extends object>(em: EntityManager, sql: string): Promise<Map<string, T>> =>
  new Map((await em.query<WithId<T>[]>(sql)).map((row) => [row.id, row]));

/** The names of what everybody may read. */
@Injectable()
export class NamesRepository {
  async all(em: EntityManager): Promise<Names> {
    return {
      organisations: await byId(em, 'SELECT id, code, name, kind, county_code AS "countyCode", alf FROM organisations'),
      units: await byId(em, 'SELECT id, code, name FROM units'),
      terms: await byId(em, 'SELECT id, code, code AS name FROM terms'),
      courses: await byId(em, `SELECT c.id, c.code, c.name, p.code AS programme, p.name AS "programmeName" FROM courses c
        JOIN curricula k ON k.id = c.curriculum_id JOIN programmes p ON p.id = k.programme_id`),
    };
  }
}
