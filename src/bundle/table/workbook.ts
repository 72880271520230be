import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LIMITS, type RawRow, type RawTable } from './raw-table';
import { Unfit, unpack } from './unpack';

type CellValue = string | number | boolean | Date | null;

interface RawSheet {
  readonly sheet: string;
  readonly data: readonly (readonly CellValue[])[];
}

/** The sheets of a workbook (.xlsx) as tables of texts, by name; throws `Unfit` when it cannot or must not be read. */
export async function workbookTables(bytes: Buffer): Promise<ReadonlyMap<string, RawTable>> {
  for (const [name, content] of await unpack(bytes)) judgePart(name, content);
  const sheets = await readInThread(bytes);
  return new Map(sheets.map(({ sheet, data }) => [sheet, tableOf(sheet, data)]));
}

const MOST_COLUMNS = 60;

/** A part may declare no entities of its own, and no cell far outside of what a bundle can hold. */
function judgePart(name: string, content: Buffer): void {
  if (!/\.(xml|rels)$/i.test(name)) return;
  const text = content.toString('latin1');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Unfit('broken-workbook', 'a workbook without document type declarations');
  if (!/worksheets\//i.test(name)) return;
  for (const [, letters = '', digits] of text.matchAll(/\br="([A-Za-z]{1,9})?(\d{1,12})"/g)) {
    if (Number(digits) > LIMITS.rows + 1) throw new Unfit('too-many-rows', `at most ${LIMITS.rows} rows`);
    if (columnNumber(letters) > MOST_COLUMNS) throw new Unfit('too-many-columns', `cells in the first ${MOST_COLUMNS} columns`);
  }
}

const columnNumber = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

interface Answer {
  readonly sheets?: readonly RawSheet[];
}

/** Reads in a thread of its own, which is stopped when it takes too long or too much. */
async function readInThread(bytes: Buffer): Promise<readonly RawSheet[]> {
  const thread = new Worker(join(__dirname, 'workbook-thread.js'), { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<readonly RawSheet[]>((done, fail) => {
      timer = setTimeout(() => fail(new Unfit('workbook-too-slow', 'a smaller workbook, or CSV files')), LIMITS.workbookMs);
      const failed = (): void => fail(new Unfit('broken-workbook', 'a workbook as spreadsheets save it (.xlsx)'));
      thread.once('message', ({ sheets }: Answer) => { if (sheets) done(sheets); else failed(); });
      thread.once('error', failed);
      thread.once('exit', failed);
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}

function tableOf(file: string, data: RawSheet['data']): RawTable {
  const [header = [], ...rest] = data;
  const rows = rest.map((cells, i): RawRow => ({ line: i + 2, cells: cells.map(textOf) })).filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { file, header: header.map(textOf), rows };
}

/** A cell as it would stand in a CSV file: spreadsheets turn days into dates and digits into numbers. */
function textOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value.trim();
  return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '');
}
