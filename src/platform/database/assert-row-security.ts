import type { DataSource } from 'typeorm';
import { Problem } from '../../shared/problem';

interface Table {
  readonly name: string;
  readonly is_forced: boolean;
  readonly has_policy: boolean;
}

interface Grant {
  readonly name: string;
  readonly rights: string;
}

const openTables = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name,
    c.relrowsecurity AND c.relforcerowsecurity AS is_forced,
    EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid) AS has_policy
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p', 'f')
  ORDER BY 1`;

const loginRights = `
  SELECT format('%I.%I', table_schema, table_name) AS name, string_agg(privilege_type, ', ') AS rights
  FROM information_schema.table_privileges
  WHERE table_schema = ANY ($1) AND grantee IN ('PUBLIC', 'vilplats_login')
  GROUP BY 1`;

/** Refuses a database in which a table lies open: unforced row security, no policy, or rights for the login role. */
export async function assertRowSecurity(owner: DataSource, schemas: readonly string[] = ['public', 'identity']): Promise<void> {
  const tables = await owner.query<Table[]>(openTables, [schemas]);
  const unforced = tables.filter((table) => !table.is_forced).map((table) => `${table.name} lacks forced row security`);
  const bare = tables.filter((table) => !table.has_policy).map((table) => `${table.name} has no policy`);
  const granted = await owner.query<Grant[]>(loginRights, [schemas]);
  const open = granted.map((table) => `${table.name} grants ${table.rights} without a party`);
  const faults = [...unforced, ...bare, ...open];
  if (faults.length === 0) return;
  throw new Problem(
    'row-security-missing',
    'unavailable',
    `The database is not closed: ${faults.join('; ')}. Close the table in a migration before starting.`,
    faults.map((detail) => ({ code: 'row-security-missing', detail })),
  );
}
