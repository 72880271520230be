import type { EntityManager } from 'typeorm';

/**
 * For the rest of the transaction rows are joined in bulk. Tables that were just filled have no statistics yet, and the
 * planner would look hundreds of thousands of rows up one by one.
 */
export async function expectManyRows(em: EntityManager): Promise<void> {
  await em.query("SELECT set_config('enable_nestloop', 'off', true), set_config('work_mem', '64MB', true)");
}
