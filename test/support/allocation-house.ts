import { AllocationRepository } from '../../src/allocation/allocation.repository';
import { AllocationService } from '../../src/allocation/allocation.service';
import { PictureRepository } from '../../src/allocation/picture.repository';
import { SolverService } from '../../src/allocation/solver.service';
import { BookingsRepository } from '../../src/bookings/bookings.repository';
import { FactsRepository } from '../../src/bookings/facts.repository';
import { PlacesRepository } from '../../src/bookings/places.repository';
import { RearrangementService } from '../../src/bookings/rearrangement.service';
import type { FreshDatabase } from './database';

/** The services of bookings and allocation over a database, wired by hand. */
export function allocationHouse({ doorway }: Pick<FreshDatabase, 'doorway'>) {
  const bookings = new BookingsRepository();
  const places = new PlacesRepository();
  const facts = new FactsRepository();
  const rearrangement = new RearrangementService(bookings, places);
  return {
    allocation: new AllocationService(doorway, new AllocationRepository(), new PictureRepository(facts), new SolverService(), rearrangement, bookings),
  };
}
