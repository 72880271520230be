import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../app.module';
import { readConfiguration } from '../platform/config/configuration';
import { openDatabase, type OpenDatabase } from '../platform/database/open-database';

/** Connections enough for one command. */
const POOL = 8;

/** Opens the rooms on a database, runs the work in them, and closes them whatever happens. */
export async function inRooms<T>(database: Pick<OpenDatabase, 'loginUrl'>, work: (rooms: INestApplicationContext) => Promise<T>): Promise<T> {
  const module = AppModule.forRoot({ loginUrl: database.loginUrl, databasePool: POOL });
  const rooms = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'] });
  try {
    return await work(rooms);
  } finally {
    await rooms.close();
  }
}

/** The same on the configured database, which is opened and closed around the work. */
export async function inConfiguredRooms<T>(say: (text: string) => void, work: (rooms: INestApplicationContext) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfiguration(), say);
  try {
    return await inRooms(database, work);
  } finally {
    await database.stop();
  }
}
