import type { OpenDatabase } from '../../src/platform/database/open-database';

const kept = globalThis as { vilplatsTestDatabase?: OpenDatabase };

/** Jest global teardown: the run's server goes, with all its databases. */
async function stopDatabase(): Promise<void> {
  await kept.vilplatsTestDatabase?.stop();
  delete kept.vilplatsTestDatabase;
}

export = stopDatabase;
