import type { Answered, Send } from './client';

type Body = Answered['body'];

/** Milliseconds between two looks. */
const LOOK_MS = 200;
/** Looks until a worker has been waited for long enough. */
const MOST_LOOKS = 300;

/** What a worker was asked for, once it has solved it or given it up, as its address tells it. */
export async function workedOff(send: Send, path: string): Promise<Body> {
  let body: Body = {};
  for (let i = 0; i < MOST_LOOKS && !['solved', 'failed', 'cancelled'].includes(String(body['state'])); i += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    body = (await send('coordinator', 'GET', path)).body;
  }
  return body;
}

/** A run of the coordinator's, from the queue to its publication, as it was when a worker had solved it, and what its publication answered. */
export async function allocated(send: Send, order: { readonly term: string; readonly seed: number }): Promise<{ readonly run: Body; readonly published: Answered }> {
  const queued = await send('coordinator', 'POST', 'allocation-runs', order);
  expect(queued.status).toBe(202);
  const path = `allocation-runs/${String(queued.body['id'])}`;
  const run = await workedOff(send, path);
  expect(run).toMatchObject({ state: 'solved' });
  const published = await send('coordinator', 'POST', `${path}/publish`);
  expect(published.status).toBe(200);
  return { run, published };
}
