import { AllocationService, type Published } from '../allocation/allocation.service';
import { counted } from '../shared/swedish';
import { inConfiguredRooms } from './rooms';
import { Terminal } from './terminal';

/** Allocates a term of the configured database; publishes the result where asked to. */
export async function allocate(term: string, seed: number, publish: boolean): Promise<void> {
  const terminal = new Terminal();
  await inConfiguredRooms((text) => terminal.say(text), async (rooms) => {
    const allocation = rooms.get(AllocationService);
    const run = await allocation.queueRun({ term, seed }, 'system');
    await allocation.solveRun(run, { onProgress: ({ phase, iterations }) => terminal.show(`${phase}, ${iterations} steps`) });
    const { placements, reserves } = await allocation.proposal(run);
    terminal.say(`${placements.length} blocks placed, ${reserves.length} without a place.`);
    for (const [reason, count] of tally(reserves.map(({ reason }) => reason))) terminal.say(`  ${count}: ${reason}`);
    if (!publish) {
      terminal.say('Not published. Run again with --publish to make bookings of it.');
      return;
    }
    const published = await allocation.publishRun(run, 'system');
    terminal.say(publishedText(published));
  });
}

/** What publishing led to, and whether it changed anything. */
export function publishedText({ bookings, reserves, made, moved, cancelled, unchanged }: Published): string {
  const all = `${counted(bookings, 'booking', 'bookings')} and ${counted(reserves, 'reserve', 'reserves')}`;
  if (unchanged) return `Nothing has changed: ${all} stand as they were published before, and nothing was written.`;
  const kept = bookings - made;
  return `Published ${all}: ${made - moved} new, ${moved} moved, ${kept} as before, ${cancelled} cancelled.`;
}

/** How often each text stands there, the most frequent first. */
function tally(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
