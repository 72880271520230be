import 'reflect-metadata';
import type { CounterChange } from '../../../src/bookings/counter-change';
import { PlacesRepository } from '../../../src/bookings/places.repository';

/** A defect: what is given back now and then goes nowhere. */
type Apply = (this: PlacesRepository, em: unknown, change: CounterChange) => Promise<unknown>;
const apply = Reflect.get(PlacesRepository.prototype, 'apply') as Apply;
let turn = 0;

Reflect.set(PlacesRepository.prototype, 'apply', function forgetful(this: PlacesRepository, em: unknown, change: CounterChange) {
  const isReturn = change.capacity.length > 0 && change.capacity.every(({ change: by }) => by < 0);
  if (isReturn) turn += 1;
  return apply.call(this, em, isReturn && turn % 5 === 0 ? { ...change, quotas: [], capacity: [], supervision: [], takers: [] } : change);
});
