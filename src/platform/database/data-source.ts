import { DataSource } from 'typeorm';
import { findEntities } from './entities';

/** How the application reaches its database. */
export interface DataSourceSettings {
  readonly url: string;
  /** Most connections at once. */
  readonly poolSize?: number;
}

const limits = {
  connectionTimeoutMillis: 5_000,
  /** A transaction whose owner has gone silent gives its locks back. */
  idle_in_transaction_session_timeout: 30_000,
  lock_timeout: 15_000,
  keepAlive: true,
  /** A question is sent when it is asked, not when the one before has been answered. */
  pipeline: true,
  application_name: 'vilplats',
};

/** The rooms' entities on one pool; the schema is never changed from here. */
export function createDataSource({ url, poolSize = 10 }: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    entities: findEntities(),
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    extra: limits,
  });
}

/** A pool without entities for the owner's work: migrations and checks. */
export function createOwnerDataSource(url: string): DataSource {
  return new DataSource({ type: 'postgres', url, poolSize: 2, synchronize: false, installExtensions: false });
}
