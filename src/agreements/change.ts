type Values = Readonly<Record<string, unknown>>;

/** What differs between two states of something; `before` is null for what is new. */
export interface Difference {
  readonly before: Values | null;
  readonly after: Values;
}

const text = (value: unknown): string => JSON.stringify(value ?? null, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
const plain = (value: unknown): unknown => JSON.parse(text(value));

/** The fields in which they differ, in the order of the first; nothing where they do not. */
export function differenceOf(before: object | null, after: object): Difference | undefined {
  const now: Values = { ...after };
  if (before === null) return { before: null, after: Object.fromEntries(Object.entries(now).map(([field, value]) => [field, plain(value)])) };
  const then: Values = { ...before };
  const changed = Object.keys({ ...then, ...now }).filter((field) => text(then[field]) !== text(now[field]));
  if (changed.length === 0) return undefined;
  const only = (values: Values): Values => Object.fromEntries(changed.map((field) => [field, plain(values[field])]));
  return { before: only(then), after: only(now) };
}
