/** What a file is by its bytes, whatever it is called. */
export type PaperKind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'heic' | 'unknown';

const begins = (bytes: Uint8Array, ...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte);
const textAt = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');

const heicBrands = /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1|heif)/;

/** By the signature at its very beginning: a file that begins as one thing and goes on as another is the first. */
export function paperKind(bytes: Uint8Array): PaperKind {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 12) === 'WEBP') return 'webp';
  if (/^%PDF-[12]\.\d/.test(textAt(bytes, 0, 8))) return 'pdf';
  return textAt(bytes, 4, 8) === 'ftyp' && heicBrands.test(textAt(bytes, 8, 12)) ? 'heic' : 'unknown';
}

/** Segments that tell something beside the picture: comments, and all that applications add but for colours. */
const tells = (marker: number): boolean => marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);

/** The length that two bytes of a segment tell. */
const lengthAt = (bytes: Uint8Array, at: number): number => Buffer.from(bytes.subarray(at, at + 2)).readUInt16BE();

/** The JPEG without what it tells beside its picture: camera, place, time, previews. What colours need (APP2, APP14) stays. */
export function bareJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) break;
    const end = at + 2 + lengthAt(bytes, at + 2);
    if (!tells(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}
