import { databaseName } from '../../src/platform/database/ensure-database';
import { openThrowAwayDatabase } from '../../src/platform/database/open-database';
import type { OpenDatabase } from '../../src/platform/database/open-database';

const kept = globalThis as { vilplatsTestDatabase?: OpenDatabase };

/** Jest global setup: one throw-away server for the run, whose migrated database is copied for each spec file. */
async function startDatabase(): Promise<void> {
  if (kept.vilplatsTestDatabase !== undefined) return;
  const open = await openThrowAwayDatabase();
  kept.vilplatsTestDatabase = open;
  process.env.VILPLATS_TEST_SUPERUSER_URL = open.superuserUrl;
  process.env.VILPLATS_TEST_OWNER_URL = open.ownerUrl;
  process.env.VILPLATS_TEST_LOGIN_URL = open.loginUrl;
  process.env.VILPLATS_TEST_TEMPLATE = databaseName;
}

export = startDatabase;
