import { parse } from 'csv-parse/sync';
import writeWorkbook from 'write-excel-file/node';

/** A cell that counts; our own numbers have a point, and codes such as `P-7` none. */
const NUMBER = /^-?\d{1,15}(?:\.\d{1,10})?$/;
/** Columns whose cells are figures to add up. */
const figures = /_kr$|^rad$|halvdagar$|^antal$/;

/** The annex as a workbook: the same rows as the CSV that went with the invoice, figures as figures. */
export async function annexWorkbook(csv: string): Promise<Buffer> {
  const [head = [], ...rows] = parse(csv, { bom: true, delimiter: ';' });
  const bold = head.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const data = [bold, ...rows.map((row) => row.map((text, i) => cell(text, head[i] ?? '')))];
  const workbook = writeWorkbook([{ sheet: 'Underlag', data, columns: head.map((name) => ({ width: Math.max(10, name.length + 2) })), stickyRowsCount: 1 }]);
  return Buffer.from(await workbook.toBuffer());
}

function cell(text: string, column: string): { value: string; type: StringConstructor } | { value: number; type: NumberConstructor; format?: string } | null {
  if (text === '') return null;
  if (!figures.test(column) || !NUMBER.test(text)) return { value: text, type: String };
  return column.endsWith('_kr') ? { value: Number(text), type: Number, format: '#,##0.00' } : { value: Number(text), type: Number };
}
