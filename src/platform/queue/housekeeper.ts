import type { EntityManager } from 'typeorm';
import { BELIEVED_DAYS } from '../auth/signer';
import type { Doorway } from '../database/doorway';

/** What the platform keeps only for a while, and for how long. */
const kept: readonly (readonly [statement: string, hours: number])[] = [
  ['DELETE FROM sessions WHERE expires_at < now() - make_interval(hours => $1)', 0],
  ['DELETE FROM login_failures WHERE at < now() - make_interval(hours => $1)', 24],
  ['DELETE FROM visits WHERE since < now() - make_interval(hours => $1)', 1],
  ['DELETE FROM signing_keys WHERE made_at < now() - make_interval(hours => $1)', BELIEVED_DAYS * 24],
  ['DELETE FROM idempotency_keys WHERE created_at < now() - make_interval(hours => $1)', 24],
  ['DELETE FROM outbox WHERE delivered_at < now() - make_interval(hours => $1)', 30 * 24],
];

const hourMs = 3_600_000;

/** Clears away what has served its time, every hour. Facts that were given up stay until somebody has looked at them. */
export class Housekeeper {
  private timer: NodeJS.Timeout | undefined;
  private current: Promise<void> = Promise.resolve();

  constructor(
    private readonly doorway: Doorway,
    private readonly trouble: (error: unknown) => void,
  ) {}

  start(everyMs = hourMs): void {
    const turn = (): void => {
      this.current = this.clear().catch(this.trouble);
    };
    this.timer = setInterval(turn, everyMs);
    turn();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.current;
  }

  async clear(): Promise<void> {
    await this.doorway.asSystem((em) => clearAll(em));
  }
}

async function clearAll(em: EntityManager): Promise<void> {
  for (const [statement, hours] of kept) await em.query(statement, [hours]);
}
