import { AskedBookingsService } from '../../src/bookings/asked-bookings.service';
import { AttemptsRepository } from '../../src/bookings/attempts.repository';
import { BookingsRepository } from '../../src/bookings/bookings.repository';
import { BookingsService } from '../../src/bookings/bookings.service';
import { FactsRepository } from '../../src/bookings/facts.repository';
import { HandBookingService } from '../../src/bookings/hand-booking.service';
import { JudgingService } from '../../src/bookings/judging.service';
import { LeftOverService } from '../../src/bookings/left-over.service';
import { PlacesRepository } from '../../src/bookings/places.repository';
import { WaitingRepository } from '../../src/bookings/waiting.repository';
import { RearrangementService } from '../../src/bookings/rearrangement.service';
import { NoticesRepository } from '../../src/notices/notices.repository';
import { NoticesService } from '../../src/notices/notices.service';
import { AnswersRepository } from '../../src/requests/answers.repository';
import { AnswersService } from '../../src/requests/answers.service';
import { AskingService } from '../../src/requests/asking.service';
import { LimitsService } from '../../src/requests/limits.service';
import { RequestsReading } from '../../src/requests/reading.service';
import { RequestsRepository } from '../../src/requests/requests.repository';
import { RequestsService } from '../../src/requests/requests.service';
import { NamedSupervisorsRepository } from '../../src/requests/supervisors.repository';
import type { FreshDatabase } from './database';

/** The services of requests over a database, wired by hand. */
export class RequestsHouse {
  readonly bookings: BookingsService;
  readonly asking: AskingService;
  readonly answers: AnswersService;
  readonly requests: RequestsService;
  readonly limits: LimitsService;
  readonly reading: RequestsReading;

  constructor({ doorway }: Pick<FreshDatabase, 'doorway'>) {
    const [bookings, places, facts, answers] = [new BookingsRepository(), new PlacesRepository(), new FactsRepository(), new AnswersRepository()];
    const attempts = new AttemptsRepository();
    const hand = new HandBookingService(bookings, attempts, places, new LeftOverService(new WaitingRepository(), new JudgingService(attempts, places)));
    const asked = new AskedBookingsService(doorway, bookings, attempts, hand);
    const notices = new NoticesService(doorway, new NoticesRepository());
    this.bookings = new BookingsService(doorway, bookings, attempts, places, hand);
    this.asking = new AskingService(doorway, answers, notices);
    this.answers = new AnswersService(doorway, answers, this.asking, new NamedSupervisorsRepository(), this.bookings, asked, notices);
    this.requests = new RequestsService(doorway, new RequestsRepository(), answers, this.asking, asked, this.bookings, facts);
    this.limits = new LimitsService(doorway, answers, this.asking, new RearrangementService(bookings, places), notices);
    this.reading = new RequestsReading(doorway);
  }
}
