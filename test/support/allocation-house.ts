import { AllocationRepository } from '../../src/allocation/allocation.repository';
import { AllocationService } from '../../src/allocation/allocation.service';
import type { Published } from '../../src/allocation/allocation.service';
import { PictureRepository } from '../../src/allocation/picture.repository';
import { RunInputsRepository } from '../../src/allocation/run-inputs.repository';
import { RunInputs } from '../../src/allocation/run-inputs.service';
import { SharesRepository } from '../../src/allocation/shares.repository';
import { SharingService } from '../../src/allocation/sharing.service';
import { SolverService } from '../../src/allocation/solver.service';
import { SolvingRepository } from '../../src/allocation/solving.repository';
import { SolvingService } from '../../src/allocation/solving.service';
import { AttemptsRepository } from '../../src/bookings/attempts.repository';
import { BookingsRepository } from '../../src/bookings/bookings.repository';
import { BookingsService } from '../../src/bookings/bookings.service';
import { FactsRepository } from '../../src/bookings/facts.repository';
import { HandBookingService } from '../../src/bookings/hand-booking.service';
import { JudgingService } from '../../src/bookings/judging.service';
import { LeftOverService } from '../../src/bookings/left-over.service';
import { PlacesRepository } from '../../src/bookings/places.repository';
import { RearrangementService } from '../../src/bookings/rearrangement.service';
import { WaitingRepository } from '../../src/bookings/waiting.repository';
import { CapacityRepository } from '../../src/capacity/capacity.repository';
import { CapacityService } from '../../src/capacity/capacity.service';
import { CountersRepository } from '../../src/capacity/counters.repository';
import { CountersService } from '../../src/capacity/counters.service';
import { ChangesRepository } from '../../src/capacity/changes.repository';
import { OffersRepository } from '../../src/capacity/offers.repository';
import { ReservedRepository } from '../../src/capacity/reserved.repository';
import { PublishingService } from '../../src/capacity/publishing.service';
import { LedgerRepository } from '../../src/fairness/ledger.repository';
import { LedgerService } from '../../src/fairness/ledger.service';
import { TurnsRepository } from '../../src/fairness/turns.repository';
import { PoliciesRepository } from '../../src/fairness/policies.repository';
import type { FreshDatabase } from './database';

/** The services of capacity, bookings and allocation over a database, wired by hand. */
export class AllocationHouse {
  readonly inputs: RunInputs;
  readonly sharing: SharingService;
  readonly allocation: AllocationService;
  readonly bookings: BookingsService;
  readonly capacity: CapacityService;
  readonly publishing: PublishingService;

  constructor({ doorway }: Pick<FreshDatabase, 'doorway'>) {
    const bookings = new BookingsRepository();
    const places = new PlacesRepository();
    const facts = new FactsRepository();
    const attempts = new AttemptsRepository();
    const rearrangement = new RearrangementService(bookings, places);
    const [runs, ledger] = [new AllocationRepository(), new LedgerRepository()];
    const pictures = new PictureRepository(facts, ledger, new PoliciesRepository());
    this.inputs = new RunInputs(doorway, new RunInputsRepository(), runs, pictures, new LedgerService(ledger, new TurnsRepository()));
    const solver = new SolverService();
    this.sharing = new SharingService(doorway, new SharesRepository(), this.inputs, solver);
    const solving = new SolvingService(doorway, new SolvingRepository(), this.inputs, solver, this.sharing);
    this.allocation = new AllocationService(doorway, runs, solving, rearrangement, new LedgerService(ledger, new TurnsRepository()));
    const leftOver = new LeftOverService(new WaitingRepository(), new JudgingService(attempts, places));
    this.bookings = new BookingsService(doorway, bookings, attempts, places, new HandBookingService(bookings, attempts, places, leftOver));
    const counters = new CountersService(new CountersRepository());
    this.publishing = new PublishingService(doorway, new OffersRepository(), counters, new ChangesRepository(), new ReservedRepository());
    this.capacity = new CapacityService(doorway, new CapacityRepository(), counters, this.publishing);
  }

  /** A run from queue to publication. */
  async allocate(term: string, seed = 1): Promise<Published & { readonly runId: string }> {
    const runId = await this.allocation.queueRun({ term, seed }, 'system');
    await this.allocation.solveRun(runId);
    return { runId, ...(await this.allocation.publishRun(runId, 'system')) };
  }
}
