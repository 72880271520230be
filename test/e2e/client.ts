import type { SceneAccount } from '../support/scene';
import { startScene, type SceneApp } from './scene-app';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export type Send = (name: SceneAccount, method: string, path: string, body?: object, headers?: Record<string, string>) => Promise<Answered>;

/** Sends requests to the API as accounts of the scene. */
export const client = (app: SceneApp): Send => async (name, method, path, body, headers = {}) => {
  const response = await fetch(`${app.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${await app.token(name)}`, 'content-type': 'application/json', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
};

/** Starts a scene before the tests of a file or of a describe, closes it after them, and sends requests to it. */
export function sceneClient(): { readonly scene: () => SceneApp; readonly send: Send } {
  let app: SceneApp;
  beforeAll(async () => { app = await startScene(); }, 60_000);
  afterAll(() => app.close());
  return { scene: () => app, send: (...request) => client(app)(...request) };
}

/** The breaches of a refusal, a line each: its code and what it says. */
export const detailsOf = (body: Record<string, unknown>): string =>
  ((body['breaches'] ?? []) as { code: string; detail: string }[]).map(({ code, detail }) => `${code} ${detail}`).join('\n');

/** The header that names the version which an edit changes. */
export const version = (number: number): Record<string, string> => ({ 'if-match': `"v${number}"` });
