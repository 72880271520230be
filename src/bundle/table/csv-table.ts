import { CsvError, parse } from 'csv-parse/sync';
import type { Complaints } from '../complaint';
import { csvText } from './csv-text';
import { LIMITS, type RawRow, type RawTable } from './raw-table';

interface CsvRecord {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

/** Reads a CSV file as a table of texts; undefined, with the reasons told, when it cannot be. */
export function csvTable(file: string, bytes: Buffer, complaints: Complaints): RawTable | undefined {
  const text = csvText(file, bytes, complaints);
  const records = text === undefined ? undefined : parsed(file, text, complaints);
  const [head, ...rest] = records ?? [];
  if (!head) return undefined;
  if (head.cells.length === 1 && /[,\t|]/.test(head.cells[0] ?? '')) {
    complaints.add({ code: 'wrong-delimiter', file, row: head.line, value: head.cells[0] ?? '', accepted: 'columns with ";" between' });
    return undefined;
  }
  if (rest.length > LIMITS.rows) {
    complaints.add({ code: 'too-many-rows', file, value: String(rest.length), accepted: `at most ${LIMITS.rows} rows` });
    return undefined;
  }
  return { file, header: head.cells, rows: rest };
}

function parsed(file: string, text: string, complaints: Complaints): RawRow[] | undefined {
  const lined = text.replace(/\r\n?/g, '\n');
  try {
    const records = parse(lined, {
      delimiter: ';', record_delimiter: '\n', relax_column_count: true, skip_empty_lines: true,
      max_record_size: LIMITS.recordCharacters, info: true, raw: true,
    }) as unknown as CsvRecord[];
    return records.map(rowOf).filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const [code, accepted] = brokenBy(error);
    const row = (code === 'broken-quotes' ? oddQuotes(lined) : undefined) ?? Number(error['lines'] ?? 1);
    complaints.add({ code, file, row, value: lined.split('\n')[row - 1] ?? '', accepted });
    return undefined;
  }
}

/** The parser tells the line on which a record ends; quoted line breaks move its beginning up. */
function rowOf({ record, raw, info }: CsvRecord): RawRow {
  return { line: info.lines - (raw.replace(/^\n+|\n+$/g, '').match(/\n/g)?.length ?? 0), cells: record };
}

/** The first line with an odd number of quotes: where a quote was left open, as a rule. */
function oddQuotes(text: string): number | undefined {
  const at = text.split('\n').findIndex((line) => (line.match(/"/g)?.length ?? 0) % 2 === 1);
  return at < 0 ? undefined : at + 1;
}

function brokenBy(error: CsvError): [code: string, accepted: string] {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return ['row-too-long', `at most ${LIMITS.recordCharacters} characters a row`];
  return ['broken-quotes', 'a cell that begins with " also ends with ", and " inside it is doubled'];
}
