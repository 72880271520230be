import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { LIMITS } from './raw-table';

const inflate = promisify(inflateRaw);
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const MOST_ENTRIES = 500;

/** Why an archive is not unpacked: a stable code, and what would be accepted. */
export class Unfit extends Error {
  constructor(readonly code: string, readonly accepted: string) {
    super(accepted);
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/** The files of a zip archive, never more bytes of them than allowed, whatever the archive says of itself. */
export async function unpack(archive: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const entries = directoryOf(archive);
  if (entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > LIMITS.unpackedBytes) throw tooLarge();
  if (entries.some(isBomb)) throw new Unfit('packed-too-tightly', `a workbook whose parts are packed at most ${LIMITS.packedAtMost} times`);
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    if (files.has(entry.name)) throw broken();
    files.set(entry.name, await contentOf(archive, entry));
  }
  return files;
}

const tooLarge = (): Unfit => new Unfit('unpacks-too-large', `a workbook of at most ${LIMITS.unpackedBytes >> 20} MB unpacked`);
const broken = (): Unfit => new Unfit('broken-workbook', 'a workbook as spreadsheets save it (.xlsx)');

/** Large parts that are packed far more tightly than the sheets of a bundle can be. */
const isBomb = ({ packed, unpacked }: Entry): boolean => unpacked > 1 << 20 && unpacked > packed * LIMITS.packedAtMost;

function directoryOf(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > archive.length || archive.readUInt32LE(end) !== DIRECTORY_END) throw broken();
  const count = archive.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw tooLarge();
  const entries: Entry[] = [];
  for (let at = archive.readUInt32LE(end + 16), i = 0; i < count; i += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw broken();
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      packed: archive.readUInt32LE(at + 20),
      unpacked: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

async function contentOf(archive: Buffer, { method, packed, unpacked, offset }: Entry): Promise<Buffer> {
  if (offset + 30 > archive.length || (method !== 0 && method !== 8)) throw broken();
  const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  if (start + packed > archive.length) throw broken();
  const data = archive.subarray(start, start + packed);
  const content = method === 0 ? data : await inflated(data, unpacked);
  if (content.length !== unpacked) throw broken();
  return content;
}

async function inflated(data: Buffer, size: number): Promise<Buffer> {
  try {
    return await inflate(data, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw broken();
  }
}
