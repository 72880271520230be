import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Problem } from '../shared/problem';
import type { TermPicture } from './term-picture';

const [compress, decompress] = [promisify(gzip), promisify(gunzip)];

/** All that a run was solved from beside its seed: the term as it stood, with the rules it was weighed by. */
export interface PackedInput {
  /** JSON, compressed. */
  readonly bytes: Buffer;
  /** SHA-256 of the JSON. */
  readonly sha256: string;
}

/** JSON knows no maps: each becomes its entries under a key that no picture has. */
const MAP = '@map';

const flat = (_: string, value: unknown): unknown => (value instanceof Map ? { [MAP]: [...(value as ReadonlyMap<unknown, unknown>)] } : value);

const whole = (_: string, value: unknown): unknown => (isFlatMap(value) ? new Map(value[MAP]) : value);

const isFlatMap = (value: unknown): value is { readonly [MAP]: readonly (readonly [unknown, unknown])[] } =>
  typeof value === 'object' && value !== null && MAP in value;

/** The picture as it is kept with a run. */
export async function packInput(picture: TermPicture): Promise<PackedInput> {
  const text = JSON.stringify(picture, flat);
  return { bytes: await compress(text), sha256: textSha256(text) };
}

/** The picture that was kept; throws Problem `input-damaged` where it is not what it was. */
export async function unpackInput({ bytes, sha256 }: PackedInput): Promise<TermPicture> {
  const text = (await decompress(bytes)).toString('utf8');
  if (textSha256(text) === sha256) return JSON.parse(text, whole) as TermPicture;
  throw new Problem('input-damaged', 'refused', `What the run was solved from is not what it was: its SHA-256 should be ${sha256}. Restore it from a backup.`);
}

/** SHA-256 (hex) of a text. */
export const textSha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
