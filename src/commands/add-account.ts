import { AccountsService, type AccountOrder } from '../people/accounts.service';
import { inConfiguredRooms } from './rooms';
import { Terminal } from './terminal';

/** Adds a login to the configured database, and tells its password once. */
export async function addAccount(order: AccountOrder): Promise<void> {
  const terminal = new Terminal();
  const password = await inConfiguredRooms((text) => terminal.say(text), (rooms) => rooms.get(AccountsService).add(order));
  process.stdout.write(`${order.email}  ${password}\n`);
}
