import { Problem } from '../shared/problem';

/** An object of a file whose values have not been looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Looks through a file's values and remembers where it is, so that a complaint can name the path of the fault. */
export class Trail {
  private readonly keys: (string | number)[] = [];

  /** Throws a complaint about the value at hand, for example "must be text". */
  fail(what: string): never {
    throw new Problem('malformed-problem', 'invalid', `${this.path()} ${what}`);
  }

  /** Looks at one part of the value at hand. */
  at<T>(key: string | number, look: () => T): T {
    this.keys.push(key);
    const seen = look();
    this.keys.pop();
    return seen;
  }

  /** An object with all of these keys, perhaps some of the others, and no more. */
  fields(value: unknown, required: readonly string[], optional: readonly string[] = []): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return this.fail(`must be an object, not ${show(value)}`);
    const fields = value as Fields;
    for (const key of Object.keys(fields)) {
      if (!required.includes(key) && !optional.includes(key)) this.at(key, () => this.fail(`is not a known key; known are ${[...required, ...optional].join(', ')}`));
    }
    for (const key of required) if (fields[key] === undefined) this.at(key, () => this.fail('is missing'));
    return fields;
  }

  /** The items of a list, each looked at in turn. */
  list<T>(value: unknown, look: (item: unknown, index: number) => T): T[] {
    if (!Array.isArray(value)) return this.fail(`must be a list, not ${show(value)}`);
    return value.map((item: unknown, i) => this.at(i, () => look(item, i)));
  }

  whole(value: unknown, low: number, high: number): number {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) {
      return this.fail(`must be a whole number ${low} to ${high}, not ${show(value)}`);
    }
    return value;
  }

  wholes(value: unknown, low: number, high: number): number[] {
    return this.list(value, (item) => this.whole(item, low, high));
  }

  text(value: unknown): string {
    return typeof value === 'string' ? value : this.fail(`must be text, not ${show(value)}`);
  }

  oneOf(value: unknown, allowed: readonly string[]): void {
    if (typeof value !== 'string' || !allowed.includes(value)) this.fail(`must be one of ${allowed.join(', ')}, not ${show(value)}`);
  }

  /** Complains about the first value that stands there twice. */
  distinct(values: readonly (string | number)[]): void {
    const seen = new Set<string | number>();
    values.forEach((value, i) => {
      if (seen.has(value)) this.at(i, () => this.fail(`repeats ${show(value)}; each may stand there once`));
      seen.add(value);
    });
  }

  private path(): string {
    const text = this.keys.reduce<string>((path, key) => (typeof key === 'number' ? `${path}[${key}]` : `${path}.${key}`), '');
    return text.replace(/^\./, '') || 'the problem';
  }
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
}
