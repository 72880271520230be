import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import type { Configuration } from './platform/config/configuration';
import { createHttpApplication } from './platform/http/http-application';
import { serveApiDescription } from './platform/http/openapi';
import { Problem } from './shared/problem';

/** What the HTTP door needs to open. */
export interface HttpOptions {
  readonly configuration: Pick<Configuration, 'databasePool' | 'redisUrl' | 'publicUrl' | 'host' | 'port'>;
  /** Address of the database for the application's login role. */
  readonly loginUrl: string;
  readonly log: Logger;
  /** Takes the next free port when the wanted one is taken, instead of refusing. */
  readonly anyPort?: boolean;
}

/** A door that is open: where it listens, how to close it. */
export interface HttpDoor {
  readonly url: string;
  readonly app: NestExpressApplication;
  stop(): Promise<void>;
}

const portsTried = 50;

/** Opens the API and the pages. */
export async function startHttp({ configuration, loginUrl, log, anyPort = false }: HttpOptions): Promise<HttpDoor> {
  const { host } = configuration;
  const app = await createHttpApplication(AppModule.forRoot({ ...configuration, loginUrl }), configuration, log);
  serveApiDescription(app);
  try {
    const port = await listen(app, host, configuration.port, anyPort ? portsTried : 1);
    return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, app, stop: () => app.close() };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function listen(app: NestExpressApplication, host: string, wanted: number, tries: number): Promise<number> {
  for (let port = wanted; ; port += 1) {
    try {
      await app.listen(port, host);
      const address = app.getHttpServer().address();
      return typeof address === 'object' && address !== null ? address.port : port;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
      if (port + 1 >= wanted + tries) throw new Problem('port-taken', 'conflict', `Port ${port} is taken. Choose another with --port or PORT.`);
    }
  }
}
