import { startPostmaster, stopServer } from './postmaster';
import type { Postmaster, ServerPlan } from './postmaster';
import type { Watchdog } from './watchdog';

/** A server kept running until it is stopped on purpose. */
export interface SupervisedServer {
  readonly port: number;
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

const quickDeathsAllowed = 5;
const quickMs = 2_000;

/** Starts the server, and starts it again on the same port when it dies while it is wanted. */
export async function supervise(plan: ServerPlan, watchdog: Watchdog, log: (message: string) => void): Promise<SupervisedServer> {
  let current = await startPostmaster(plan);
  const again = { ...plan, port: current.port, isPortFixed: true };
  let isWanted = true;
  let quickDeaths = 0;
  let restarting: Promise<void> = Promise.resolve();
  const restart = async (): Promise<void> => {
    log(`PostgreSQL (process ${current.pid}) died; it is started again.`);
    current = await startPostmaster(again);
    attend(current);
  };
  const attend = (server: Postmaster): void => {
    const since = Date.now();
    watchdog.watch(server.pid);
    server.child.once('exit', () => {
      quickDeaths = Date.now() - since < quickMs ? quickDeaths + 1 : 0;
      if (!isWanted || quickDeaths > quickDeathsAllowed) return;
      restarting = restart().catch((error: unknown) => log(`PostgreSQL cannot be started again: ${String(error)}`));
    });
  };
  attend(current);
  const stop = async (): Promise<void> => {
    isWanted = false;
    await restarting;
    await stopServer(current.pid);
    watchdog.dismiss();
  };
  return { port: again.port, pid: () => current.pid, stop };
}
