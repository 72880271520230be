/** Where a run stands; only a solved one can be published, once. */
export type RunState = 'queued' | 'running' | 'solved' | 'failed' | 'published';

/** The fact that a run waits for a worker; its payload names the run. */
export const RUN_QUEUED = 'allocation-run-queued';

/** The job that solves a share of a run, for whoever waits for it. */
export const RUN_SHARE = 'allocation-run-share';

/** Changes whenever the same picture and seed may give another result. */
export const ENGINE_VERSION = '8';
