import type { Master } from './master';

/** A choice with the cheapest plan of its entity that takes it, and how much dearer that is than the entity's best. */
type Visit = (option: number, excess: number, plan: () => Int32Array) => void;

/** Visits all living choices at the pricer's prices. */
function visit({ model, choices, pricer, entities }: Master, each: Visit): void {
  for (let e = 0; e < entities; e++) {
    const best = pricer.best(e);
    for (let b = model.blockFrom[e] as number; b < (model.blockFrom[e + 1] as number); b++) {
      const i = b - (model.blockFrom[e] as number);
      const weeks = new Set(choices.start.subarray(choices.from[b], choices.from[b + 1]));
      for (const week of weeks) {
        const beside = pricer.bestBeside(e, i, week);
        const rest = pricer.chosen.slice(0, (model.blockFrom[e + 1] as number) - (model.blockFrom[e] as number));
        for (let o = choices.from[b] as number; o < (choices.from[b + 1] as number); o++) {
          if ((choices.start[o] as number) !== week || (pricer.dead[o] as number)) continue;
          each(o, (pricer.price[o] as number) + beside - best, () => rest.map((other, k) => (k === i ? o : other)));
        }
      }
    }
  }
}

/** Forbids every choice whose cheapest plan is more than that dearer than its entity's best; returns them. */
export function fix(master: Master, gap: number): number[] {
  const doomed: number[] = [];
  visit(master, (o, excess) => {
    if (excess > gap) doomed.push(o);
  });
  master.kill(doomed, 1);
  return doomed;
}

/** Adds the cheapest plan through every choice within reach. */
export function enrich(master: Master, reach: number): void {
  visit(master, (o, excess, plan) => {
    if (excess <= reach) master.addPlan(master.model.entityOf[master.choices.blockOf[o] as number] as number, plan());
  });
}
