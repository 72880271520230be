import { startEmbedded } from '../../src/platform/embedded/embedded';
import { startThrowAway } from '../../src/platform/embedded/throw-away';

/** A process that holds a database until it is killed: `hold-database.ts DIRECTORY`, or none for a throw-away one. */
async function hold(dataDir: string | undefined): Promise<void> {
  const embedded = dataDir === undefined ? await startThrowAway() : await startEmbedded({ dataDir, port: 45_432 });
  process.stdout.write(`${JSON.stringify({ url: embedded.url, pid: embedded.pid(), dataDir: embedded.dataDir })}\n`);
  setInterval(() => undefined, 1000);
}

hold(process.argv[2]).catch((error: unknown) => {
  process.stdout.write(`${JSON.stringify({ refused: error instanceof Error ? error.message : String(error) })}\n`);
  process.exitCode = 1;
});
