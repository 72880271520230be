import { Inject, Injectable, SetMetadata } from '@nestjs/common';
import type { CanActivate, CustomDecorator, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Doorway } from '../platform/database/doorway';
import type { PlatformRequest } from '../platform/http/request';
import { Problem } from '../shared/problem';

const key = 'vilplats:rows-of-unit';

/** Rows that a route changes, by what stands in its address; each belongs to a unit. */
interface RowsOfUnit {
  readonly table: 'closures' | 'capacity_plans' | 'capacity_templates' | 'reserved_places' | 'supervisors' | 'bookings' | 'readiness_demands';
  readonly by: 'id' | 'code';
}

/** What the routes of a controller change, for `OwnUnit` to look up whose it is. */
export const RowsOfUnit = (table: RowsOfUnit['table'], by: RowsOfUnit['by'] = 'id'): CustomDecorator => SetMetadata(key, { table, by } satisfies RowsOfUnit);

const none = (): Problem => new Problem('not-found', 'missing', 'There is no such unit of yours, or nothing of that kind there.');

/** Null where it is no id, which names nothing. */
const uuidOf = (text: string): string | null => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : null);

/** Somebody who answers for one unit changes what is that unit's; another unit of her organisation is as missing to her as one that never was. */
@Injectable()
export class OwnUnit implements CanActivate {
  constructor(@Inject(Reflector) private readonly reflector: Reflector, @Inject(Doorway) private readonly doorway: Doorway) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<PlatformRequest>();
    const unitId = request.account?.unitId;
    if (unitId === undefined || request.method === 'GET') return true;
    const rows = this.reflector.getAllAndOverride<RowsOfUnit | undefined>(key, [context.getHandler(), context.getClass()]);
    for (const [question, value] of named(request, rows)) {
      const [row] = await this.doorway.asSystem((em) => em.query<{ id: string | null }[]>(question, [value]));
      // what is not there at all is for the route itself to say
      if (row !== undefined && row.id !== unitId) throw none();
    }
    return true;
  }
}

/** Questions for the units of what a request names, in its address and its body. */
function named({ body, params }: Pick<PlatformRequest, 'params'> & { readonly body: unknown }, rows: RowsOfUnit | undefined): [question: string, value: string | null][] {
  const { unit, bookingId } = (body ?? {}) as { unit?: unknown; bookingId?: unknown };
  const which = rows && (params as Readonly<Record<string, string | undefined>>)[rows.by];
  return [
    ...(typeof unit === 'string' ? [['SELECT id FROM units WHERE code = $1', unit] as [string, string]] : []),
    ...(typeof bookingId === 'string' ? [['SELECT unit_id AS id FROM bookings WHERE id = $1', uuidOf(bookingId)] as [string, string | null]] : []),
    ...(rows && which !== undefined ? [[`SELECT unit_id AS id FROM ${rows.table} WHERE ${rows.by} = $1`, rows.by === 'id' ? uuidOf(which) : which] as [string, string | null]] : []),
  ];
}
