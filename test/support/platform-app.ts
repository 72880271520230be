import 'reflect-metadata';
import { Module } from '@nestjs/common';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { Server } from 'node:http';
import { AuthModule } from '../../src/platform/auth/auth.module';
import { DatabaseModule } from '../../src/platform/database/database.module';
import { HttpModule } from '../../src/platform/http/http.module';
import { createLog } from '../../src/platform/http/log';
import { createHttpApplication } from '../../src/platform/http/http-application';

/** The platform alone with a few routes of a spec, and what it logged. */
export interface PlatformApp {
  readonly server: Server;
  readonly lines: string[];
  readonly close: () => Promise<void>;
}

interface Parts {
  readonly url: string;
  readonly controllers: Type[];
  readonly global?: DynamicModule | Type;
  readonly providers?: Provider[];
}

/** Starts the routes behind the platform's guards, filters and checks. */
export async function startPlatform({ url, controllers, global, providers = [] }: Parts): Promise<PlatformApp> {
  const lines: string[] = [];
  const logger = createLog('trace', { write: (line) => lines.push(line) });
  class SpecModule {}
  Module({ imports: [DatabaseModule.forRoot({ url }), AuthModule, HttpModule, ...(global ? [global] : [])], controllers, providers })(SpecModule);
  const app = await createHttpApplication(SpecModule, {}, logger);
  await app.listen(0, '127.0.0.1');
  return { server: app.getHttpServer(), lines, close: () => app.close() };
}
