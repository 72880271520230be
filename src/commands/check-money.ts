import { InvoicingService } from '../invoicing/invoicing.service';
import { inConfiguredRooms } from './rooms';
import { Terminal } from './terminal';

/** Looks for what must never be found in the money; ends with exit code 1 where something is. */
export async function checkMoney(): Promise<void> {
  const terminal = new Terminal();
  await inConfiguredRooms((text) => terminal.say(text), async (rooms) => {
    const breaches = await rooms.get(InvoicingService).breaches();
    for (const { rule, what } of breaches) terminal.say(`${rule}: ${what}`);
    terminal.say(breaches.length === 0 ? 'Every rule of the money holds.' : `${breaches.length} breaches of the money's rules.`);
    if (breaches.length > 0) process.exitCode = 1;
  });
}
