import { accountRoles, type AccountRole } from '../../src/platform/auth/role';
import { describeApi } from '../../src/platform/http/openapi';
import type { SceneAccount } from '../support/scene';
import { routesOf, type Route } from './routes';
import { startScene, type SceneApp } from './scene-app';

const accountOf: Readonly<Record<AccountRole, SceneAccount>> = {
  coordinator: 'coordinator', region_coordinator: 'region', host: 'host', finance: 'finance', student: 'student', admin: 'admin',
};

const everyone = accountRoles;
const nameless: readonly AccountRole[] = ['finance'];
const nobody: readonly AccountRole[] = [];
const own: readonly AccountRole[] = ['coordinator', 'student'];

/** Tables about people: under which address their rows are read, and which role may read which column. A column without a row here fails. */
const people: Readonly<Record<string, { readonly path: string; readonly columns: Readonly<Record<string, readonly AccountRole[]>> }>> = {
  students: {
    path: 'students',
    columns: {
      id: nobody, university_id: everyone, code: everyone, display_name: everyone.filter((role) => !nameless.includes(role)), study_town_id: own, home_town_id: own, precedence: own,
      enrolled_abroad: own, distance: own, protected_identity: nobody, commute_km: own, version: own,
    },
  },
  employments: { path: 'employments', columns: { id: own, student_id: own, unit_id: own, first_day: own, last_day: own, version: own } },
  enrolments: {
    path: 'enrolments',
    columns: {
      id: own, student_id: own, course_id: own, term_id: own, study_site_id: own, group_label: own, pair_label: own, requested_at: own, home_days: own, version: own,
    },
  },
  accounts: {
    path: 'me',
    columns: {
      id: nobody, email: everyone, name: everyone, password_hash: nobody, organisation_id: everyone, role: everyone, unit_id: ['host'],
      student_id: ['student'],
    },
  },
};

/** What columns are called in answers where it is not the same in another spelling; references go by the noun, or by their own id. */
const renamed: Readonly<Record<string, readonly string[]>> = { display_name: ['name', 'displayName'], group_label: ['group', 'groupLabel'], pair_label: ['pair', 'pairLabel'] };
const camel = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const namesOf = (column: string): readonly string[] => renamed[column] ?? [camel(column), ...(column.endsWith('_id') ? [camel(column.slice(0, -3))] : [])];

/** Which of the fields seen are not for the role. */
function leaked(role: AccountRole, columns: Readonly<Record<string, readonly AccountRole[]>>, seen: readonly string[]): string[] {
  const namesFor = (isOpen: boolean): string[] => Object.entries(columns).filter(([, roles]) => roles.includes(role) === isOpen).flatMap(([column]) => namesOf(column));
  const open = namesFor(true);
  return namesFor(false).filter((name) => seen.includes(name) && !open.includes(name));
}

/** The names of all fields in a JSON value, however deep, but for what lies in those that are told to hold anything. */
function fieldsIn(value: unknown, open: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsIn(item, open));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...(open.includes(name) ? [] : fieldsIn(inner, open))]);
}

interface Schema {
  readonly $ref?: string;
  readonly items?: Schema;
  readonly additionalProperties?: boolean;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;
}

describe('fields that go out and come in', () => {
  let app: SceneApp;
  let routes: Route[];
  let api: { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } };
  let columns: { table: string; column: string }[];
  beforeAll(async () => {
    app = await startScene();
    routes = routesOf(app.door.app).filter(({ path }) => path.startsWith('/api/v1'));
    api = describeApi(app.door.app) as never;
    columns = await app.database.dataSource.query(
      `SELECT c.relname AS "table", a.attname AS "column" FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2`);
  }, 60_000);
  afterAll(() => app.close());

  const operation = ({ method, path }: Route): Operation | undefined => api.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  /** The names of all fields that a schema tells of. */
  const propertiesOf = (schema: Schema | undefined): [string, Schema][] => {
    if (!schema) return [];
    const referred = schema.$ref === undefined ? undefined : api.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    const inner = Object.entries(schema.properties ?? {}).flatMap(([name, property]): [string, Schema][] => [[name, property], ...propertiesOf(property)]);
    return [...inner, ...propertiesOf(referred), ...propertiesOf(schema.items), ...(schema.allOf ?? []).flatMap(propertiesOf)];
  };
  const told = (schema: Schema | undefined): string[] => propertiesOf(schema).map(([name]) => name);
  const read = async (role: AccountRole, path: string): Promise<unknown> => {
    const answer = await fetch(app.url + path, { headers: { authorization: `Bearer ${await app.token(accountOf[role])}`, accept: 'application/json' } });
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return answer.status === 200 && isJson ? answer.json() : undefined;
  };
  const write = async (method: string, path: string, role: AccountRole, body: string): Promise<Response> =>
    fetch(app.url + path, {
      method, body, headers: { authorization: `Bearer ${await app.token(accountOf[role])}`, 'content-type': 'application/json', 'if-match': '"v1"' },
    });
  const isOpenTo = ({ access }: Route, role: AccountRole): boolean => access !== 'public' && access?.includes(role) === true;

  test('every column of a table about people says who may read it', () => {
    const stored = Object.fromEntries(Object.keys(people).map((name) => [name, columns.filter(({ table }) => table === name).map(({ column }) => column).sort()]));
    expect(stored).toEqual(Object.fromEntries(Object.entries(people).map(([name, { columns: rules }]) => [name, Object.keys(rules).sort()])));
  });

  test.each(accountRoles)('%s reads of people only what is for that role', async (role) => {
    for (const { path, columns: rules } of Object.values(people)) {
      const seen = fieldsIn(await read(role, `/api/v1/${path}`));
      expect({ role, path, leaked: leaked(role, rules, seen) }).toEqual({ role, path, leaked: [] });
    }
    expect(fieldsIn(await read(role, '/api/v1/students'))).toContain('code');
  });

  test('an answer with another role’s fields would be noticed', async () => {
    const seen = fieldsIn(await read('coordinator', '/api/v1/students'));
    expect(leaked('host', people['students']?.columns ?? {}, seen)).toEqual(expect.arrayContaining(['homeTown', 'precedence', 'studyTown']));
    expect(leaked('finance', people['students']?.columns ?? {}, seen)).toContain('name');
  });

  test.each(accountRoles)('%s reads no field that the description of the API does not tell of', async (role) => {
    const lists = routes.filter((route) => route.method === 'GET' && isOpenTo(route, role) && !route.path.includes(':') && !route.path.endsWith('.csv'));
    let filled = 0;
    for (const route of lists) {
      const schema = operation(route)?.responses['200']?.content?.['application/json']?.schema;
      const open = propertiesOf(schema).filter(([, property]) => property.additionalProperties === true).map(([name]) => name);
      const seen = fieldsIn(await read(role, route.path), open);
      expect({ path: route.path, untold: seen.filter((name) => !told(schema).includes(name)) }).toEqual({ path: route.path, untold: [] });
      if (seen.length > 0) filled += 1;
    }
    expect(filled).toBeGreaterThan(15);
  });

  test('nothing is written that the description does not tell of: every column, role, status and __proto__ are 400 in every body', async () => {
    const inbornTo = (route: Route, path: string, role: AccountRole): Promise<number[]> =>
      Promise.all(['{"__proto__":{"role":"admin"}}', '{"items":[{"constructor":{"prototype":{"role":"admin"}}}]}'].map((body) => write(route.method, path, role, body).then(({ status }) => status)));
    const writes = routes.filter((route) => operation(route)?.requestBody !== undefined && route.access !== 'public');
    expect(writes.length).toBeGreaterThan(12);
    const names = [...new Set([...columns.flatMap(({ column }) => [column, camel(column)]), 'role', 'status', 'isAdmin'])];
    for (const route of writes) {
      const { content = {} } = operation(route)?.requestBody ?? {};
      const known = new Set(told((content['application/json'] ?? content['multipart/form-data'])?.schema));
      const extra = names.filter((name) => !known.has(name));
      const role = accountRoles.find((one) => isOpenTo(route, one)) ?? 'admin';
      const path = route.path.replace(/:step/, 'confirm').replace(/:\w+/g, '6f1c1c52-4b1e-4a86-9d56-3b1f0f7f0a11');
      const answer = await write(route.method, path, role, `{${extra.map((name) => `${JSON.stringify(name)}:"x"`).join(',')}}`);
      const text = await answer.text();
      const silent = extra.filter((name) => !text.includes(`"${name}: there is no such field"`));
      expect({ route: `${route.method} ${route.path}`, status: answer.status, silent }).toEqual({ route: `${route.method} ${route.path}`, status: 400, silent: [] });
      expect(await inbornTo(route, path, role)).toEqual([400, 400]);
    }
  });
});
