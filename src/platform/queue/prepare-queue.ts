import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { roles } from '../database/roles';

/** Schema of the queue's own tables, which hold job ids and references, no rows of the rooms. */
export const queueSchema = 'bullmq';

/** Any number; the same in every process that grants at the same moment. */
const lockKey = 6_220_418;

/** Makes the queue's tables as their owner, and lets the queue's role use these and nothing else. */
export async function prepareQueue(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, queueSchema);
    await client.query(`
      BEGIN;
      SELECT pg_advisory_xact_lock(${lockKey});
      GRANT USAGE ON SCHEMA ${queueSchema} TO ${roles.queue};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${queueSchema} TO ${roles.queue};
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${queueSchema} TO ${roles.queue};
      COMMIT;`);
  } finally {
    await client.end();
  }
}
