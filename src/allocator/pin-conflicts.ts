import type { Choice, Entity, PlacementProblem } from './problem';
import { score } from './score';

/** A rule that pinned blocks break by themselves, whoever else is placed where. */
export interface PinConflict {
  readonly code: string;
  /** A sentence that names the values and the pins. */
  readonly detail: string;
}

interface Pin extends Choice {
  readonly entity: Entity;
  readonly block: Entity['blocks'][number];
}

/** Pins that one sentence names; the rest it counts. */
const NAMED = 10;

/** Every rule that the pinned blocks alone break; where there is one, the problem has no solution. */
export function pinConflicts(problem: PlacementProblem): PinConflict[] {
  const pins = problem.entities.flatMap((entity) => entity.blocks.flatMap((block): Pin[] => (block.pinned ? [{ entity, block, ...block.pinned }] : [])));
  const assignments = pins.map(({ entity, block, place, start }) => ({ entity: entity.id, block: block.id, place, start }));
  return score(problem, assignments).breaches.map(({ code, detail, entity, resource, week }) => {
    const r = problem.resources.findIndex(({ id }) => id === resource);
    const pinned = pins.filter((pin) => (resource === undefined ? pin.entity.id === entity : takes(pin, r, week)));
    return { code, detail: `${detail}; pinned: ${named(pinned)}` };
  });
}

/** Whether a pin takes of a resource in that week, or in the term. */
function takes({ block, place, start }: Pin, r: number, week: number | undefined): boolean {
  return block.places[place]?.uses.includes(r) === true && (week === undefined || (start <= week && week < start + block.weeks));
}

function named(pins: readonly Pin[]): string {
  const names = pins.slice(0, NAMED).map(({ entity, block, start }) => `block ${block.id} of ${entity.id} from week ${start}`);
  return [...names, ...(pins.length > NAMED ? [`${pins.length - NAMED} more`] : [])].join(', ');
}
