import type { EntityManager } from 'typeorm';
import { addDays, type Day } from '../../shared/day';
import { startOfDay } from '../../shared/swedish-time';
import type { Doorway } from '../database/doorway';
import { today } from '../http/today';
import { DailyRepository } from './daily.repository';
import type { Dispatcher } from './dispatcher';
import { asOf, writeFact, type FactPayload } from './outbox';

/**
 * Work for a day; done twice for one it does nothing the second time. May give the next day on which, as things stand,
 * there is something to do: days before it are then passed over where somebody has moved time forward.
 */
export type WorkOfDay = (day: Day) => Promise<Day | undefined>;

/** Days that are passed over at most. */
const LONGEST_STEP = 7;

/** What is done once a day, when the day begins in Sweden: each day tells the next, so that a moved clock works through all of them. */
export class DailyWork {
  private readonly repository = new DailyRepository();
  private readonly facts: string[] = [];

  constructor(private readonly doorway: Doorway, private readonly dispatcher: Dispatcher) {}

  /** Has the work done every day, under the name of the fact that tells of the day. */
  subscribe(fact: string, work: WorkOfDay): void {
    this.facts.push(fact);
    this.dispatcher.subscribe(fact, (payload) => this.doDay(fact, payload, work));
  }

  /** Sees to it that the next day will be told; begins today again where somebody had moved time forward. */
  async begin(now: Date = new Date()): Promise<void> {
    for (const fact of this.facts) {
      await this.doorway.asSystem(async (em) => {
        const next = await this.repository.lockNext(em, fact, today(now));
        await this.tell(em, fact, next > addDays(today(now), 1) ? today(now) : next);
      });
    }
  }

  private async doDay(fact: string, payload: FactPayload, work: WorkOfDay): Promise<void> {
    const told = String(payload['day']);
    const isNext = (em: EntityManager): Promise<boolean> => this.repository.lockNext(em, fact, told).then((next) => next === told);
    if (!(await this.doorway.asSystem(isNext))) return;
    const day = today(asOf(payload));
    const next = nextAfter(day, await work(day));
    await this.doorway.asSystem(async (em) => {
      if (await isNext(em)) await this.tell(em, fact, next);
    });
  }

  private async tell(em: EntityManager, fact: string, day: Day): Promise<void> {
    await this.repository.setNext(em, fact, day);
    if (!(await this.repository.isWaitedFor(em, fact, day))) await writeFact(em, fact, { day }, startOfDay(day));
  }
}

/** The day after; ahead of the clock the next one that is known of, some days on at most. */
function nextAfter(day: Day, known: Day | undefined): Day {
  const [soonest, latest] = [addDays(day, 1), addDays(day, LONGEST_STEP)];
  if (day <= today() || (known !== undefined && known < soonest)) return soonest;
  return known !== undefined && known < latest ? known : latest;
}
