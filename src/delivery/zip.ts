import { crc32, deflateRawSync } from 'node:zlib';

/** A file to be packed. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

interface Packed {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly packedSize: number;
  readonly offset: number;
}

/** 1 January 1980, the first day a ZIP can tell: the same files always make the same archive. */
const DATE = 0x0021;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
const MOST = 0xffff_ffff;

/** A ZIP archive piece by piece, so that only one file at a time lies in memory; throws beyond 4 GB or 65 535 files, which the format cannot tell. */
export async function* zipped(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const packed: Packed[] = [];
  let offset = 0;
  for await (const { name, content } of entries) {
    const body = deflateRawSync(content);
    const entry = { name: Buffer.from(name, 'utf8'), crc: crc32(content), size: content.length, packedSize: body.length, offset };
    const head = localHeader(entry);
    packed.push(entry);
    offset += head.length + body.length;
    if (offset > MOST || packed.length > 0xffff) throw new RangeError('the archive is too big; choose a shorter period');
    yield head;
    yield body;
  }
  const directory = Buffer.concat(packed.map(centralHeader));
  yield directory;
  yield end(packed.length, directory.length, offset);
}

function common({ crc, packedSize, size, name }: Packed): Buffer {
  const part = Buffer.alloc(26);
  part.writeUInt16LE(VERSION, 0);
  part.writeUInt16LE(UTF8_NAMES, 2);
  part.writeUInt16LE(DEFLATED, 4);
  part.writeUInt16LE(0, 6);
  part.writeUInt16LE(DATE, 8);
  part.writeUInt32LE(crc, 10);
  part.writeUInt32LE(packedSize, 14);
  part.writeUInt32LE(size, 18);
  part.writeUInt16LE(name.length, 22);
  return part;
}

const signed = (signature: number): Buffer => {
  const part = Buffer.alloc(4);
  part.writeUInt32LE(signature);
  return part;
};

const localHeader = (entry: Packed): Buffer => Buffer.concat([signed(0x0403_4b50), common(entry), entry.name]);

function centralHeader(entry: Packed): Buffer {
  const version = Buffer.alloc(2);
  version.writeUInt16LE(VERSION);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(entry.offset, 10);
  return Buffer.concat([signed(0x0201_4b50), version, common(entry), rest, entry.name]);
}

function end(count: number, size: number, offset: number): Buffer {
  const part = Buffer.alloc(18);
  part.writeUInt16LE(count, 4);
  part.writeUInt16LE(count, 6);
  part.writeUInt32LE(size, 8);
  part.writeUInt32LE(offset, 12);
  return Buffer.concat([signed(0x0605_4b50), part]);
}
