import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { readConfiguration } from '../platform/config/configuration';
import { DatabaseModule } from '../platform/database/database.module';
import { openDatabase, type OpenDatabase } from '../platform/database/open-database';
import { RiverModule } from '../river/river.module';

/** Opens the rooms on a database, runs the work in them, and closes them whatever happens. */
export async function inRooms<T>(database: Pick<OpenDatabase, 'loginUrl'>, work: (rooms: INestApplicationContext) => Promise<T>): Promise<T> {
  const module = { module: CommandRooms, imports: [DatabaseModule.forRoot({ url: database.loginUrl, poolSize: 8 }), RiverModule] };
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

class CommandRooms {}
