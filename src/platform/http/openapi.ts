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

function addErrors(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (operation === undefined) continue;
      for (const [status, description] of Object.entries(errors)) operation.responses[status] ??= { description, content };
    }
  }
  const components = document.components ?? {};
  return { ...document, components: { ...components, schemas: { ...components.schemas, Problem: problem } } };
}

/** The OpenAPI 3 description of all routes under /api. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const header = new DocumentBuilder()
    .setTitle('VILplats')
    .setDescription('Clinical placements: capacity, allocation, days, housing and invoices.')
    .setVersion('1')
    .addCookieAuth('vilplats_session')
    .build();
  return addErrors(SwaggerModule.createDocument(app, header, { operationIdFactory: (controller, method) => `${controller}.${method}` }));
}

/** Serves the description at /api/openapi.json and a page to try it at /api. */
export function serveApiDescription(app: INestApplication): void {
  SwaggerModule.setup('api', app, () => describeApi(app), { jsonDocumentUrl: 'api/openapi.json', customSiteTitle: 'VILplats API' });
}
