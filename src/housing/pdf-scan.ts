import { inflateSync } from 'node:zlib';

/** What must not be in a receipt: what runs, what is hidden in it, what cannot be looked into. */
const forbidden = ['JavaScript', 'JS', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA', 'SubmitForm', 'ImportData', 'Encrypt', 'Movie', 'Sound', 'Rendition'];

/** Bytes that the parts with objects in them may unpack to, all together. */
const MOST_UNPACKED = 20 * 1024 * 1024;

/** Names may be written with #xx for their letters. */
const plainNames = (text: string): string => text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const forbiddenIn = (text: string): string | undefined => {
  const plain = plainNames(text);
  return forbidden.find((name) => new RegExp(`/${name}(?![A-Za-z0-9_.-])`).test(plain));
};

/** Why the PDF is not to be opened: a forbidden name, or `unreadable` where its objects are packed in a way that is not looked into. */
export function pdfDanger(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const outside: string[] = [];
  let unpacked = 0;
  let at = 0;
  for (const { dictionary, from, to } of streamsIn(text)) {
    outside.push(text.slice(at, from));
    at = to;
    if (!/\/(ObjStm|XRef)\b/.test(dictionary)) continue;
    const objects = objectsOf(dictionary, bytes.subarray(from, to), MOST_UNPACKED - unpacked);
    if (objects === undefined) return 'unreadable';
    unpacked += objects.length;
    if (dictionary.includes('/ObjStm')) outside.push(objects);
  }
  return forbiddenIn(`${outside.join('\n')}\n${text.slice(at)}`);
}

interface StreamPart {
  readonly dictionary: string;
  readonly from: number;
  readonly to: number;
}

function* streamsIn(text: string): Generator<StreamPart> {
  const begin = /\bstream\r?\n?/g;
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    const from = found.index + found[0].length;
    const end = text.indexOf('endstream', from);
    if (end < 0) return;
    const before = text.lastIndexOf('obj', found.index);
    yield { dictionary: plainNames(text.slice(Math.max(before, found.index - 20_000), found.index)), from, to: end };
    begin.lastIndex = end + 'endstream'.length;
  }
}

function objectsOf(dictionary: string, content: Uint8Array, most: number): string | undefined {
  const filters = dictionary.match(/\/[A-Za-z0-9]+Decode\b/g) ?? [];
  if (filters.length === 0) return Buffer.from(content).toString('latin1');
  if (filters.length > 1 || filters[0] !== '/FlateDecode' || most <= 0) return undefined;
  try {
    return inflateSync(content, { maxOutputLength: most, finishFlush: 2 }).toString('latin1');
  } catch {
    return undefined;
  }
}
