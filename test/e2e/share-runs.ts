import { AllocationHouse } from '../support/allocation-house';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { Factory } from '../support/factories';
import { threeMarkets } from '../support/three-markets';

interface StoredRun {
  readonly state: string;
  readonly sha256: string | null;
  readonly input: string | null;
  readonly seconds: number;
}

interface StoredShare {
  readonly share: number;
  readonly state: string;
  readonly token: number;
}

/** A term of three markets, and its runs as they are stored. */
export class ShareRuns {
  readonly house: AllocationHouse;

  private constructor(readonly database: FreshDatabase, private readonly factory: Factory) {
    this.house = new AllocationHouse(database);
  }

  static async open(): Promise<ShareRuns> {
    const database = await freshDatabase();
    const factory = new Factory(database);
    await threeMarkets(factory);
    return new ShareRuns(database, factory);
  }

  close(): Promise<void> {
    return this.database.close();
  }

  queue(solvedBy: 'worker' | 'caller'): Promise<string> {
    return this.house.allocation.queueRun({ term: 'HT2026', seed: 3 }, 'system', solvedBy);
  }

  async run(id: string): Promise<StoredRun> {
    const [run] = await this.factory.rows<StoredRun>(
      `SELECT state, proposal_sha256 AS sha256, input_sha256 AS input, coalesce(extract(epoch FROM finished_at - started_at), 0)::float8 AS seconds
       FROM allocation_runs WHERE id = $1`, [id]);
    if (!run) throw new Error('There is no such run.');
    return run;
  }

  /** The run that was solved first. */
  async first(): Promise<StoredRun> {
    const [run] = await this.factory.rows<{ id: string }>(`SELECT id FROM allocation_runs WHERE state = 'solved' ORDER BY number LIMIT 1`);
    return this.run(run?.id ?? '');
  }

  shares(id: string): Promise<StoredShare[]> {
    return this.factory.rows<StoredShare>('SELECT share, state, fencing_token AS token FROM run_shares WHERE run_id = $1 ORDER BY share', [id]);
  }
}
