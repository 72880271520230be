import 'reflect-metadata';
import { AskingService } from '../../../src/requests/asking.service';

/** A defect: every other job about places that are held is ticked off and not done. */
type PlacesHeld = (this: AskingService, ...args: unknown[]) => Promise<void>;
const placesHeld = Reflect.get(AskingService.prototype, 'placesHeld') as PlacesHeld;
let turn = 0;

Reflect.set(AskingService.prototype, 'placesHeld', function forgetful(this: AskingService, ...args: unknown[]) {
  turn += 1;
  return turn % 2 === 1 ? Promise.resolve() : placesHeld.apply(this, args);
});
