import { resolve } from 'node:path';
import { Problem } from '../../shared/problem';

/** What the environment decides, read once at the start. */
export interface Configuration {
  /** Address of an external PostgreSQL for the owner of the tables; without it an embedded one is started. */
  readonly databaseUrl?: string;
  /** Address of the same database for the application's login role, when somebody else made that role. */
  readonly loginDatabaseUrl?: string;
  /** Most database connections of one process. */
  readonly databasePool: number;
  /** The port the embedded database tries first. */
  readonly databasePort: number;
  /** Address of a Redis for the queue; without it the queue lives in PostgreSQL. */
  readonly redisUrl?: string;
  /** Absolute path of what must survive: the embedded database, kept secrets. */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** Address by which browsers reach the pages, when a proxy stands before them; https makes cookies secure. */
  readonly publicUrl?: string;
  /** File that a worker touches while its work goes well. */
  readonly heartbeatFile?: string;
  /** Absolute path of the folder that an access point takes invoices from. */
  readonly fileDropDir?: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** How much is written to the log. */
export type LogLevel = (typeof logLevels)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment, or throws one Problem that lists every variable that is wrong. */
export function readConfiguration(environment: Environment = process.env): Configuration {
  const reader = new Reader(environment);
  const optional = {
    databaseUrl: reader.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    loginDatabaseUrl: reader.url('LOGIN_DATABASE_URL', ['postgres:', 'postgresql:']),
    redisUrl: reader.url('REDIS_URL', ['redis:', 'rediss:']),
    publicUrl: reader.url('PUBLIC_URL', ['http:', 'https:']),
    heartbeatFile: reader.text('HEARTBEAT_FILE'),
    fileDropDir: reader.folder('FILE_DROP_DIR'),
  };
  const configuration = {
    ...present(optional),
    databasePool: reader.integer('DATABASE_POOL', 10, 2, 1000),
    databasePort: reader.integer('DATABASE_PORT', 5432, 1, 65535),
    dataDir: resolve(reader.text('DATA_DIR') ?? './.data'),
    host: reader.text('HOST') ?? '127.0.0.1',
    port: reader.integer('PORT', 3000, 0, 65535),
    logLevel: reader.choice('LOG_LEVEL', logLevels, 'info'),
  };
  reader.finish();
  return configuration;
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> };

function present<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}

/** Collects what is wrong, so that a person mends the environment once and not variable by variable. */
class Reader {
  private readonly faults: string[] = [];

  constructor(private readonly environment: Environment) {}

  /** A variable set to nothing counts as not set. */
  text(name: string): string | undefined {
    return this.environment[name]?.trim() || undefined;
  }

  /** Made absolute, since processes may start in different places. */
  folder(name: string): string | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : resolve(text);
  }

  integer(name: string, fallback: number, least: number, most: number): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    this.faults.push(`${name} is "${text}"; it must be a whole number from ${least} to ${most}`);
    return fallback;
  }

  choice<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const text = this.text(name);
    const found = allowed.find((value) => value === text);
    if (text !== undefined && found === undefined) this.faults.push(`${name} is "${text}"; it must be one of ${allowed.join(', ')}`);
    return found ?? fallback;
  }

  /** The value is not repeated in the fault: it may hold a password. */
  url(name: string, protocols: readonly string[]): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
    this.faults.push(`${name} must be an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`);
    return undefined;
  }

  finish(): void {
    if (this.faults.length === 0) return;
    const breaches = this.faults.map((detail) => ({ code: 'environment-variable', detail }));
    throw new Problem('configuration-invalid', 'invalid', `The environment cannot be used: ${this.faults.join('; ')}.`, breaches);
  }
}
