import { Signer } from '../platform/auth/signer';
import { Doorway } from '../platform/database/doorway';
import { inConfiguredRooms } from './rooms';
import { Terminal } from './terminal';

/** Ends every link by which hosts without an account answer; links made from now on are signed with a new key. */
export async function endLinks(): Promise<void> {
  const terminal = new Terminal();
  await inConfiguredRooms((text) => terminal.say(text), (rooms) => rooms.get(Doorway).asSystem((em) => rooms.get(Signer).forget(em)));
  terminal.say('No link that was sent before can be answered by any more.');
}
