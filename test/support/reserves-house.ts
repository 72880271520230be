import { PLACES_FREED } from '../../src/bookings/booking-facts';
import { WaitingRepository } from '../../src/bookings/waiting.repository';
import { FreePlacesRepository } from '../../src/capacity/free-places.repository';
import { FreePlacesService } from '../../src/capacity/free-places.service';
import { ReservedRepository } from '../../src/capacity/reserved.repository';
import { NoticesRepository } from '../../src/notices/notices.repository';
import { NoticesService } from '../../src/notices/notices.service';
import { Dispatcher } from '../../src/platform/outbox/dispatcher';
import { JobQueue } from '../../src/platform/queue/job-queue';
import { AnsweringService } from '../../src/reserves/answering.service';
import { FreedPlacesRepository } from '../../src/reserves/freed-places.repository';
import { FreedPlacesService } from '../../src/reserves/freed-places.service';
import { LeftPlacesService } from '../../src/reserves/left-places.service';
import { NextReserveService } from '../../src/reserves/next-reserve.service';
import { OffersRepository } from '../../src/reserves/offers.repository';
import { OFFER_EXPIRES, OFFER_REMINDER } from '../../src/reserves/reserve-offer';
import { ReservesProcessor } from '../../src/reserves/reserves.processor';
import type { AllocationHouse } from './allocation-house';
import type { FreshDatabase } from './database';

const never = (): never => {
  throw new Error('Jobs are done here and now; nothing is queued.');
};

/** The services of reserves over a database, and what carries facts to them when a test says so. */
export class ReservesHouse {
  readonly places: FreePlacesService;
  readonly freed: FreedPlacesService;
  readonly answering: AnsweringService;
  private readonly dispatcher: Dispatcher;

  constructor({ doorway }: Pick<FreshDatabase, 'doorway'>, { bookings }: AllocationHouse) {
    this.places = new FreePlacesService(doorway, new FreePlacesRepository(), new ReservedRepository());
    const [places, offers, waiting] = [new FreedPlacesRepository(), new OffersRepository(), new WaitingRepository()];
    const notices = new NoticesService(doorway, new NoticesRepository());
    const left = new LeftPlacesService(places, waiting, this.places, notices);
    const next = new NextReserveService(waiting, bookings, offers, left, notices);
    this.freed = new FreedPlacesService(doorway, places, offers, bookings, next, left, notices);
    this.answering = new AnsweringService(doorway, places, offers, bookings, this.freed, notices);
    const queue = new JobQueue({ queue: never, worker: never, close: never }, { [PLACES_FREED]: 'quick', [OFFER_EXPIRES]: 'quick', [OFFER_REMINDER]: 'quick' }, never);
    this.dispatcher = new Dispatcher(doorway, queue, { trouble: never });
    this.freed.onModuleInit();
    new ReservesProcessor(this.dispatcher, this.freed).onModuleInit();
  }

  /** Deals with all that is due by then, and with what follows; gives the names of the facts. */
  async settle(until: Date = new Date()): Promise<string[]> {
    const settled = await this.dispatcher.settle(until, [PLACES_FREED, OFFER_EXPIRES, OFFER_REMINDER]);
    return settled.map(({ fact }) => fact);
  }
}
