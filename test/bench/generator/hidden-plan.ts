import type { Chance } from '../../../src/allocator/chance';
import type { Block, Choice, Entity } from '../../../src/allocator/problem';
import type { Clinic } from './clinics';
import { MOST_SEATS } from './clinics';
import { timesOf } from './course';
import { shuffled, upTo } from './draw';
import type { Team } from './teams';

/** Where each block of each entity is, undefined where nowhere. */
export type Choices = readonly (readonly (Choice | undefined)[])[];

const TRIES = 40;
/** Places that fit and are compared, so that the plan is good but not the best. */
const COMPARED = 12;

/** Places everyone, the large teams first, and enlarges a clinic where nothing fits. */
export function hiddenPlan(teams: readonly Team[], entities: readonly Entity[], clinics: readonly Clinic[], chance: Chance): Choices {
  const plan: Choice[][] = teams.map(() => []);
  const order = shuffled(chance, upTo(teams.length)).sort((a, b) => (teams[b]?.size ?? 0) - (teams[a]?.size ?? 0));
  const planner = new Planner(clinics, chance);
  for (const e of order) plan[e] = planner.settle(teams[e] as Team, entities[e] as Entity);
  return plan;
}

class Planner {
  constructor(private readonly clinics: readonly Clinic[], private readonly chance: Chance) {}

  settle(team: Team, entity: Entity): Choice[] {
    let found: Choice[] | undefined;
    for (let tries = 0; tries < TRIES && !found; tries++) found = this.attempt(team, entity, 0);
    found ??= this.attempt(team, entity, Infinity);
    if (!found) throw new Error(`no clinic at all for ${entity.id}`);
    for (const [b, choice] of found.entries()) this.occupy(entity.blocks[b] as Block, choice, entity.size);
    return found;
  }

  private attempt({ course, isOrdered }: Team, { blocks, size }: Entity, allowed: number): Choice[] | undefined {
    const times = timesOf(course.parts, isOrdered, this.chance);
    const found = times?.map((start, b) => this.place(blocks[b] as Block, start, size, allowed));
    return found?.every((choice) => choice !== undefined) ? found : undefined;
  }

  /** About the cheapest of some that fit; else what lacks fewest seats, if no more than allowed. */
  private place(block: Block, start: number, size: number, allowed: number): Choice | undefined {
    let best: Choice | undefined;
    let least = Infinity;
    let compared = 0;
    for (const place of shuffled(this.chance, upTo(block.places.length))) {
      const lack = this.lack(block, { place, start }, size);
      if (lack > allowed) continue;
      const worth = 1000 * lack + (block.places[place]?.cost ?? 0) + this.chance.below(4);
      if (worth < least) [best, least] = [{ place, start }, worth];
      if (lack === 0 && ++compared === COMPARED) break;
    }
    return best;
  }

  /** Seats that would have to be added, dear where there are many already or the unit takes nobody. */
  private lack(block: Block, { place, start }: Choice, size: number): number {
    const { seats, taken } = this.clinicOf(block, place);
    let lack = 0;
    for (let week = start; week < start + block.weeks; week++) {
      const needed = (taken[week] ?? 0) + size;
      const offered = seats[week] ?? 0;
      lack += Math.max(0, needed - offered) + 99 * Math.max(0, needed - MOST_SEATS) + (offered === 0 ? 9 : 0);
    }
    return lack;
  }

  private occupy(block: Block, { place, start }: Choice, size: number): void {
    const { seats, taken } = this.clinicOf(block, place);
    for (let week = start; week < start + block.weeks; week++) {
      taken[week] = (taken[week] ?? 0) + size;
      seats[week] = Math.max(seats[week] ?? 0, taken[week] ?? 0);
    }
  }

  /** A place's first resource is its clinic. */
  private clinicOf(block: Block, place: number): Clinic {
    return this.clinics[block.places[place]?.uses[0] ?? -1] as Clinic;
  }
}
