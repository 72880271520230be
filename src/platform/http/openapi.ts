import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const problem: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; act on this one.' },
    detail: { type: 'string', description: 'A sentence that names the value and the way out.' },
    breaches: {
      type: 'array',
      items: { type: 'object', required: ['code', 'detail'], properties: { code: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};

const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Which errors any operation may answer, beside what it says itself. */
const errors: Readonly<Record<string, string>> = {
  400: 'The request cannot be read as written.',
  401: 'Nobody is logged in.',
  403: 'The role may not do this.',
  404: 'There is no such thing, or not for you.',
  409: 'Somebody else changed it first, or it is taken.',
  412: 'It has changed since it was read.',
  415: 'The body is not JSON.',
  422: 'The rules forbid it; the breaches say which.',
  428: 'Send If-Match with the version that was read.',
  429: 'Too many requests.',
  503: 'Try again in a few seconds.',
};

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const nameOf = (status: string): string => `Problem${status}`;

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description: 'The same write sent again within a day under the same key happens once and is answered alike.',
  schema: { type: 'string' as const, minLength: 1, maxLength: 200 },
};

/** Adds what every operation has in common: the errors it may answer, and for writes the key that makes them happen once. */
function addCommon(operation: Operation, isWrite: boolean): void {
  for (const status of Object.keys(errors)) operation.responses[status] ??= { $ref: `#/components/responses/${nameOf(status)}` };
  if (isWrite) operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
}

function completed(document: OpenAPIObject): OpenAPIObject {
  for (const { get, post, put, patch, delete: remove } of Object.values(document.paths)) {
    if (get) addCommon(get, false);
    for (const write of [post, put, patch, remove]) if (write) addCommon(write, true);
  }
  const { schemas, ...components } = document.components ?? {};
  const responses = Object.fromEntries(Object.entries(errors).map(([status, description]) => [nameOf(status), { description, content }]));
  return { ...document, components: { ...components, responses, schemas: { ...schemas, Problem: problem } } };
}

/** The OpenAPI 3 description of all routes under /api. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const header = new DocumentBuilder()
    .setTitle('VILplats')
    .setDescription('Clinical placements: capacity, allocation, days, housing and invoices.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', description: 'The token that POST /api/v1/sessions answers.' })
    .addSecurityRequirements('bearer')
    .build();
  return completed(SwaggerModule.createDocument(app, header, { operationIdFactory: (controller, method) => `${controller}.${method}` }));
}

/** Serves the description at /api/openapi.json and a page to try it at /api. */
export function serveApiDescription(app: INestApplication): void {
  SwaggerModule.setup('api', app, () => describeApi(app), { jsonDocumentUrl: 'api/openapi.json', customSiteTitle: 'VILplats API' });
}
