import type { Stage } from './summary';
import { stages } from './summary';

/** Adds up how long each stage takes, in whole milliseconds. */
export class Stopwatch {
  private readonly spent = new Map<Stage, number>();

  async time<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await work();
    } finally {
      this.spent.set(stage, (this.spent.get(stage) ?? 0) + performance.now() - from);
    }
  }

  get elapsedMs(): Record<Stage, number> {
    return Object.fromEntries(stages.map((stage) => [stage, Math.round(this.spent.get(stage) ?? 0)])) as Record<Stage, number>;
  }
}
