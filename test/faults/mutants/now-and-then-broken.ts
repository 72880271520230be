import 'reflect-metadata';
import { BookingsService } from '../../../src/bookings/bookings.service';

/** A defect: a booking now and then ends in an error that nobody foresaw. */
type Book = (this: BookingsService, ...args: unknown[]) => Promise<unknown>;
const book = Reflect.get(BookingsService.prototype, 'bookAnd') as Book;
let turn = 0;

Reflect.set(BookingsService.prototype, 'bookAnd', function breaking(this: BookingsService, ...args: unknown[]) {
  turn += 1;
  return turn % 40 === 0 ? Promise.reject(new TypeError('This is the defect.')) : book.apply(this, args);
});
