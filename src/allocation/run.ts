/** Where a run stands; only a solved one can be published, once. */
export type RunState = 'queued' | 'running' | 'solved' | 'failed' | 'published';
