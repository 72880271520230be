import { Problem } from '../shared/problem';
import { askedToEnd } from './ending';
import { progressLine, standing } from './solve-report';
import type { SolveThreadOrder } from './solve-report';
import { ThreadedSolve } from './threaded-solve';
import { Terminal } from './terminal';
import { assertFilePath, writeWhole } from './write-whole';

/** Which file, how, and where the solution goes. */
export interface SolveOrder extends Omit<SolveThreadOrder, 'cancel'> {
  readonly out: string;
}

/** Solves a placement problem from a file into a file; a request to end keeps the best so far. */
export async function solveFile({ out, ...order }: SolveOrder): Promise<void> {
  assertFilePath(out, order.problem);
  const terminal = new Terminal();
  const thread = new ThreadedSolve(order, {
    onRead: ({ name, entities, blocks }) => terminal.say(`read: ${name}: ${entities} entities, ${blocks} blocks`),
    onProgress: (progress) => terminal.pass(progressLine(progress)),
  });
  void askedToEnd().then(() => {
    terminal.say('Ending with the best so far; once more ends without it.');
    thread.cancel();
  });
  const { solution, elapsedMs, floor, conflicts } = await thread.solved;
  await writeWhole(out, `${JSON.stringify(solution)}\n`);
  terminal.say(`${solution.status}, stopped: ${solution.stopped}, searched ${elapsedMs} ms: ${standing(solution.objective, floor)}`);
  if (conflicts.length > 0) {
    throw new Problem('pins-contradict', 'refused', 'The pinned blocks cannot all be honoured, so the status is infeasible. For each of these, lift a pin or make room:', conflicts);
  }
}
