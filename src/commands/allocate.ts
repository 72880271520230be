import { AllocationService } from '../allocation/allocation.service';
import { inConfiguredRooms } from './rooms';
import { Terminal } from './terminal';

/** Allocates a term of the configured database; publishes the result where asked to. */
export async function allocate(term: string, seed: number, publish: boolean): Promise<void> {
  const terminal = new Terminal();
  await inConfiguredRooms((text) => terminal.say(text), async (rooms) => {
    const allocation = rooms.get(AllocationService);
    const run = await allocation.queueRun({ term, seed }, 'system');
    await allocation.solveRun(run, { onProgress: ({ phase, iterations }) => terminal.show(`${phase}, ${iterations} steps`) });
    const { placements, reserves } = await allocation.proposal(run, 'system');
    terminal.say(`${placements.length} blocks placed, ${reserves.length} without a place.`);
    for (const [reason, count] of counted(reserves.map(({ reason }) => reason))) terminal.say(`  ${count}: ${reason}`);
    if (!publish) {
      terminal.say('Not published. Run again with --publish to make bookings of it.');
      return;
    }
    const published = await allocation.publishRun(run, 'system');
    terminal.say(`Published ${published.bookings} bookings and ${published.reserves} reserves.`);
  });
}

/** How often each text stands there, the most frequent first. */
function counted(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
