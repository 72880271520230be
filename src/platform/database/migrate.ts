import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { Problem } from '../../shared/problem';
import { createOwnerDataSource } from './data-source';
import { migrationRoot, modulesIn } from './source-files';

/** One step of the schema: a file of `migrations/`, named by a growing number. */
interface Step {
  readonly name: string;
  readonly migration: Pick<MigrationInterface, 'up' | 'down'>;
}

const filePattern = /^\d+-[a-z0-9-]+\.(ts|js)$/;
/** Any number; the same in every process that migrates this database. */
const lockKey = 6_220_417;

/** Applies every migration not yet applied, each in its own transaction, and gives their names. */
export async function migrate(ownerUrl: string, directory = migrationRoot): Promise<string[]> {
  return withLock(ownerUrl, async (runner) => {
    const steps = stepsIn(directory);
    const applied = await appliedNames(runner);
    assertKnown(applied, steps);
    const pending = steps.filter((step) => !applied.includes(step.name));
    for (const step of pending) await apply(runner, step);
    return pending.map((step) => step.name);
  });
}

/** Takes back the latest migrations, one unless told; gives their names, latest first. */
export async function rollBack(ownerUrl: string, count = 1, directory = migrationRoot): Promise<string[]> {
  return withLock(ownerUrl, async (runner) => {
    const steps = stepsIn(directory);
    const applied = await appliedNames(runner);
    assertKnown(applied, steps);
    const latest = steps.filter((step) => applied.includes(step.name)).reverse().slice(0, count);
    for (const step of latest) await takeBack(runner, step);
    return latest.map((step) => step.name);
  });
}

async function withLock<T>(ownerUrl: string, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const source = await createOwnerDataSource(ownerUrl).initialize();
  try {
    return await locked(source, work);
  } finally {
    await source.destroy();
  }
}

async function locked<T>(source: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  await runner.query('SELECT pg_advisory_lock($1)', [lockKey]);
  try {
    await ensureLedger(runner);
    return await work(runner);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [lockKey]);
    await runner.release();
  }
}

async function ensureLedger(runner: QueryRunner): Promise<void> {
  await runner.query('CREATE SCHEMA IF NOT EXISTS migration');
  await runner.query(
    'CREATE TABLE IF NOT EXISTS migration.applied (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
  );
}

function stepsIn(directory: string): Step[] {
  return modulesIn(directory, filePattern).map(({ name, classes }) => {
    const [only, ...others] = classes;
    if (only === undefined || others.length > 0) throw new Error(`Migration ${name} must export one class, not ${classes.length}.`);
    return { name, migration: new only() as MigrationInterface };
  });
}

async function appliedNames(runner: QueryRunner): Promise<string[]> {
  const rows = (await runner.query('SELECT name FROM migration.applied ORDER BY name')) as { name: string }[];
  return rows.map((row) => row.name);
}

function assertKnown(applied: string[], steps: Step[]): void {
  const unknown = applied.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length === 0) return;
  throw new Problem(
    'database-newer',
    'unavailable',
    `The database has migrations this version does not know: ${unknown.join(', ')}. Run the version that made them, or a later one.`,
  );
}

async function apply(runner: QueryRunner, step: Step): Promise<void> {
  await inTransaction(runner, step, async () => {
    await step.migration.up(runner);
    await runner.query('INSERT INTO migration.applied (name) VALUES ($1)', [step.name]);
  });
}

async function takeBack(runner: QueryRunner, step: Step): Promise<void> {
  await inTransaction(runner, step, async () => {
    await step.migration.down(runner);
    await runner.query('DELETE FROM migration.applied WHERE name = $1', [step.name]);
  });
}

async function inTransaction(runner: QueryRunner, step: Step, work: () => Promise<void>): Promise<void> {
  await runner.startTransaction();
  try {
    await work();
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem('migration-failed', 'unavailable', `Migration ${step.name} failed and changed nothing: ${reason}`);
  }
}
