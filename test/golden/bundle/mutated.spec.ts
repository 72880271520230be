import { Complaints } from '../../../src/bundle/complaint';
import { readBundle } from '../../../src/bundle/read-bundle';
import { workbookTables } from '../../../src/bundle/table/workbook';
import { Unfit } from '../../../src/bundle/table/unpack';
import { SMALL_BUNDLE, sourceOf } from '../../support/small-bundle';
import { sheetXml, textCell, workbookParts, zip } from '../../support/zip';

/** How many mutants are tried; `MUTANTS=10000` for the long form. */
const MUTANTS = Number(process.env['MUTANTS'] ?? 150);

/** Numbers from 0 to below the given one, the same for the same seed (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const SPICE = [';', '"', '\n', '\0', '\r', '=1+1', '|', '@host', '9'.repeat(40), '-', 'ÿ', '\uFEFF', '2026-W54', ' ', '\u202E', "'", 'NaN', '1e9', '../../x', '<a>'];

/** One to four bytes or pieces of the content taken out, doubled, changed or put in. */
function mutated(content: Buffer, roll: (below: number) => number): Buffer {
  let bytes = content;
  for (let times = 1 + roll(4); times > 0; times -= 1) {
    const at = roll(bytes.length + 1);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    const cut = roll(30);
    bytes = Buffer.concat([
      () => [before, after.subarray(cut)],
      () => [before, after.subarray(0, cut), after],
      () => [before, Buffer.from([roll(256)]), after.subarray(1)],
      () => [before, Buffer.from(SPICE[roll(SPICE.length)] ?? ''), after],
    ][roll(4)]?.() ?? [bytes]);
  }
  return bytes;
}

it(`tells of ${MUTANTS} mutated CSV bundles without ever failing, and places each complaint`, () => {
  const names = Object.keys(SMALL_BUNDLE);
  let refused = 0;
  for (let seed = 1; seed <= MUTANTS; seed += 1) {
    const roll = dice(seed);
    const name = names[roll(names.length)] ?? '';
    const complaints = new Complaints();
    const files = { ...SMALL_BUNDLE, [name]: mutated(Buffer.from(SMALL_BUNDLE[name] ?? ''), roll) };
    readBundle(sourceOf(files, complaints), new Map(), complaints);
    refused += Math.min(1, complaints.count);
    for (const { file, code, accepted } of complaints.all) expect({ named: names.includes(file), code: code !== '', accepted: accepted !== '' }).toEqual({ named: true, code: true, accepted: true });
  }
  expect(refused).toBeGreaterThan(MUTANTS / 2);
});

it(`reads or refuses ${Math.ceil(MUTANTS / 20)} mutated workbooks, each part by itself and the archive as a whole, within five seconds each`, async () => {
  const rows = ['code;name;county_code', 'lund;Lund;12'].map((row, r) => `<row r="${r + 1}">${row.split(';').map((cell, c) => textCell(`${'ABC'.charAt(c)}${r + 1}`, cell)).join('')}</row>`);
  const parts = workbookParts(sheetXml(rows.join('')));
  for (let seed = 1; seed <= Math.ceil(MUTANTS / 20); seed += 1) {
    const roll = dice(seed);
    const victim = roll(parts.length + 1);
    const archive = zip(parts.map((part, i) => (i === victim ? { ...part, content: mutated(Buffer.from(part.content), roll) } : part)));
    const start = performance.now();
    await workbookTables(victim === parts.length ? mutated(archive, roll) : archive).catch((error: unknown) => expect(error).toBeInstanceOf(Unfit));
    expect(performance.now() - start).toBeLessThan(5000);
  }
}, 600_000);
