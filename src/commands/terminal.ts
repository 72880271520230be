/** Says what is going on, to people, on the error stream: results stay alone on the output. */
export class Terminal {
  private readonly startedAt = performance.now();
  private isLineOpen = false;

  /** A line that stays. */
  say(text: string): void {
    this.closeLine();
    process.stderr.write(`${this.elapsed()} ${text}\n`);
  }

  /** A line that the next one replaces, where the terminal can; elsewhere nothing. */
  show(text: string): void {
    if (!process.stderr.isTTY) return;
    process.stderr.write(`\r\u001b[2K${this.elapsed()} ${text}`);
    this.isLineOpen = true;
  }

  /** A line that the next one replaces, where the terminal can; elsewhere one that stays. */
  pass(text: string): void {
    if (process.stderr.isTTY) this.show(text);
    else this.say(text);
  }

  private closeLine(): void {
    if (this.isLineOpen) process.stderr.write('\r\u001b[2K');
    this.isLineOpen = false;
  }

  private elapsed(): string {
    return `[${((performance.now() - this.startedAt) / 1000).toFixed(2).padStart(7)} s]`;
  }
}
