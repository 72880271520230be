import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/platform/database/data-source';
import { Doorway } from '../../src/platform/database/doorway';
import { urlFor } from '../../src/platform/database/ensure-database';

/** A migrated database of its own for one spec file. */
export interface FreshDatabase {
  /** Address for the application's login role. */
  readonly url: string;
  /** Address for the owner of the tables. */
  readonly ownerUrl: string;
  /** Address for the superuser, to whom row security does not apply: for looking at what is really stored. */
  readonly superuserUrl: string;
  /** The application's pool, which sees nothing but through the doorway. */
  readonly dataSource: DataSource;
  readonly doorway: Doorway;
  /** Closes the pool and drops the database. */
  readonly close: () => Promise<void>;
}

/** Copies the migrated template of this run; call it in beforeAll, and close in afterAll. */
export async function freshDatabase(poolSize = 10): Promise<FreshDatabase> {
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const server = addressOf('SUPERUSER_URL');
  await administer(server, `CREATE DATABASE ${name} TEMPLATE ${addressOf('TEMPLATE')} OWNER vilplats_owner`);
  const url = urlFor(addressOf('LOGIN_URL'), { database: name });
  const dataSource = await createDataSource({ url, poolSize }).initialize();
  const close = async (): Promise<void> => {
    await dataSource.destroy();
    await administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return {
    url,
    ownerUrl: urlFor(addressOf('OWNER_URL'), { database: name }),
    superuserUrl: urlFor(server, { database: name }),
    dataSource,
    doorway: new Doorway(dataSource),
    close,
  };
}

/** The server of this run is made known to the spec files by its global setup. */
export function addressOf(what: 'SUPERUSER_URL' | 'OWNER_URL' | 'LOGIN_URL' | 'TEMPLATE'): string {
  const value = process.env[`VILPLATS_TEST_${what}`];
  if (value === undefined) throw new Error('No test database runs: this spec belongs to the medium or e2e project.');
  return value;
}

/** Copying a template fails while another copy of it starts, so it is tried again. */
async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        if (attempt === 20 || (error as { code?: string }).code !== '55006') throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  } finally {
    await client.end();
  }
}
