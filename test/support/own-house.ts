import { AllocationHouse } from './allocation-house';
import { freshDatabase, type FreshDatabase } from './database';
import { Factory } from './factories';

/** A migrated database, what fills it, and the services over it: there once a test runs. */
export class OwnHouse {
  private open: { readonly database: FreshDatabase; readonly factory: Factory; readonly house: AllocationHouse } | undefined;

  async enter(poolSize: number | undefined): Promise<void> {
    const database = await freshDatabase(poolSize);
    this.open = { database, factory: new Factory(database), house: new AllocationHouse(database) };
  }

  async leave(): Promise<void> {
    await this.open?.database.close();
    this.open = undefined;
  }

  get database(): FreshDatabase {
    return this.entered.database;
  }

  get factory(): Factory {
    return this.entered.factory;
  }

  get house(): AllocationHouse {
    return this.entered.house;
  }

  private get entered() {
    if (this.open === undefined) throw new Error('The house is open within tests and hooks only.');
    return this.open;
  }
}

/** Each test of the file gets one of its own. */
export function houseForEach(poolSize?: number): OwnHouse {
  const own = new OwnHouse();
  beforeEach(() => own.enter(poolSize));
  afterEach(() => own.leave());
  return own;
}

/** All tests of the file share one. */
export function houseForAll(poolSize?: number): OwnHouse {
  const own = new OwnHouse();
  beforeAll(() => own.enter(poolSize));
  afterAll(() => own.leave());
  return own;
}
