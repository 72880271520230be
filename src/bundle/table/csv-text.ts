import type { Complaints, Fault } from '../complaint';
import { LIMITS } from './raw-table';

/** The text of a CSV file in UTF-8, with or without byte order mark; undefined, with the reason told, when it is no such file. */
export function csvText(file: string, bytes: Buffer, complaints: Complaints): string | undefined {
  const fault = unfit(bytes) ?? notUtf8(bytes);
  if (fault) {
    complaints.add({ file, ...fault });
    return undefined;
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() !== '') return text;
  complaints.add({ code: 'empty-file', file, accepted: 'a header row, then one row a line' });
  return undefined;
}

function unfit(bytes: Buffer): Omit<Fault, 'file'> | undefined {
  if (bytes.length > LIMITS.fileBytes) return { code: 'file-too-large', value: `${bytes.length >> 20} MB`, accepted: `at most ${LIMITS.fileBytes >> 20} MB` };
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return { code: 'not-csv', accepted: 'text in UTF-8; this is a zip archive or a workbook' };
  if (isUtf16(bytes)) return { code: 'wrong-encoding', accepted: 'UTF-8; this is UTF-16, save it as "CSV UTF-8"' };
  return undefined;
}

const isUtf16 = (bytes: Buffer): boolean => ['fffe', 'feff'].includes(bytes.subarray(0, 2).toString('hex')) || (bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0);

const WRONG = { code: 'wrong-encoding', accepted: 'UTF-8; save it as "CSV UTF-8"' };

/** The first line that is not UTF-8, as Latin-1 reads it. */
function notUtf8(bytes: Buffer): Omit<Fault, 'file'> | undefined {
  if (decodes(bytes)) return undefined;
  for (let row = 1, start = 0; start < bytes.length; row += 1) {
    const end = bytes.indexOf(10, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (!decodes(line)) return { ...WRONG, row, value: line.toString('latin1') };
    start += line.length + 1;
  }
  return { ...WRONG, row: 1 };
}

function decodes(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
