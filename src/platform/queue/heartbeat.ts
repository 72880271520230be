import { writeFile } from 'node:fs/promises';

const everyMs = 5_000;

/** Touches a file while work goes well, so that whoever keeps the process can tell that it does: a worker answers no HTTP. */
export class Heartbeat {
  private last = 0;

  constructor(
    private readonly file: string | undefined,
    private readonly trouble: (error: unknown) => void,
  ) {}

  beat(now = Date.now()): void {
    if (this.file === undefined || now - this.last < everyMs) return;
    this.last = now;
    writeFile(this.file, new Date(now).toISOString()).catch(this.trouble);
  }
}
