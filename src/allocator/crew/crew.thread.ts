import { workerData } from 'node:worker_threads';
import type { CrewOrder } from './crew';
import { boardOf, takeTurns } from './crew';
import { Control } from './memory';
import type { Task } from './station';
import { Station } from './station';

/** A thread of a search's crew: waits for orders, carries them out and says so, until it is ended. */
function main(): void {
  const { model, memory, index, seed } = workerData as CrewOrder;
  const { control } = memory;
  const station = new Station(model, boardOf(model), memory, index, seed, () => Atomics.load(control, Control.Stop) === 0);
  for (let heard = 0; ; heard++) {
    Atomics.wait(control, Control.Order, heard);
    try {
      carryOut(station, control);
    } catch (error) {
      Atomics.store(control, Control.Failed, 1);
      throw error;
    } finally {
      Atomics.add(control, Control.Done, 1);
      Atomics.notify(control, Control.Done);
    }
  }
}

function carryOut(station: Station, control: Int32Array): void {
  const task = Atomics.load(control, Control.Task) as Task;
  const count = Atomics.load(control, Control.Count);
  if (count === 0) station.perform(task, 0);
  else takeTurns(control, count, (i) => station.perform(task, i));
}

main();
