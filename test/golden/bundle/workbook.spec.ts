import writeWorkbook from 'write-excel-file/node';
import { workbookTables } from '../../../src/bundle/table/workbook';
import { Unfit } from '../../../src/bundle/table/unpack';
import { sheetXml, textCell, workbookParts, zip } from '../../support/zip';

const MB = 1 << 20;
const cells = `<row r="1">${textCell('A1', 'code')}${textCell('B1', 'name')}</row>`;

it('reads text, numbers, days, times and yes/no as a CSV file would have them', async () => {
  const row = [
    { value: ' lund ', type: String }, { value: 3966.79, type: Number }, { value: 12, type: Number }, { value: 0.1 + 0.2, type: Number },
    { value: new Date('2026-08-31T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }, { value: true, type: Boolean }, { value: "'=x", type: String },
  ];
  const workbook = writeWorkbook([{ sheet: 'towns', data: [[{ value: 'code', type: String }], [], row, []] }]);
  const table = (await workbookTables(await workbook.toBuffer())).get('towns');
  expect(table?.header[0]).toBe('code');
  expect(table?.rows).toEqual([{ line: 3, cells: ['lund', '3966.79', '12', '0.3', '2026-08-31', 'yes', "'=x"] }]);
});

it('reads the parts that the hostile ones below are made of', async () => {
  const tables = await workbookTables(zip(workbookParts(sheetXml(cells))));
  expect(tables.get('towns')?.header).toEqual(['code', 'name']);
});

const part = (name: string, content: string | Buffer, claims?: number) => ({ name, content, ...(claims !== undefined && { claims }) });
const good = workbookParts(sheetXml(cells));
const honest = zip(good);

it.each<[string, () => Buffer, string]>([
  ['a bomb that tells its size', () => zip([...good, part('xl/media/a.xml', Buffer.alloc(97 * MB))]), 'unpacks-too-large'],
  ['a bomb that lies about its size', () => zip([...good, part('xl/media/a.xml', Buffer.alloc(30 * MB), 1000)]), 'broken-workbook'],
  ['a bomb below the limits', () => zip([...good, part('xl/media/a.xml', Buffer.alloc(20 * MB))]), 'packed-too-tightly'],
  ['many files', () => zip([...good, ...Array.from({ length: 600 }, (_, i) => part(`x${i}.xml`, 'x'))]), 'unpacks-too-large'],
  ['the same file twice', () => zip([...good, part('xl/workbook.xml', 'x')]), 'broken-workbook'],
  ['a cell at the far corner', () => zip(workbookParts(sheetXml(`${cells}<row r="2">${textCell('XFD2', 'x')}</row>`))), 'too-many-columns'],
  ['a row at the far end', () => zip(workbookParts(sheetXml(`${cells}<row r="1048576">${textCell('A1048576', 'x')}</row>`))), 'too-many-rows'],
  ['entities within entities', () => zip(workbookParts(sheetXml(cells, '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'))), 'broken-workbook'],
  ['an entity from a file', () => zip(workbookParts(sheetXml(cells, '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'))), 'broken-workbook'],
  ['half a file', () => honest.subarray(0, honest.length >> 1), 'broken-workbook'],
  ['text', () => Buffer.from('code;name\n'), 'broken-workbook'],
  ['nothing', () => Buffer.alloc(0), 'broken-workbook'],
  ['no workbook in the archive', () => zip([part('a.txt', 'x')]), 'broken-workbook'],
  ['XML that does not end', () => zip(workbookParts('<?xml version="1.0"?><worksheet><sheetData><row')), 'broken-workbook'],
])('refuses %s within two seconds', async (_name, make, code) => {
  const archive = make();
  const start = performance.now();
  await expect(workbookTables(archive)).rejects.toMatchObject({ code, constructor: Unfit });
  expect(performance.now() - start).toBeLessThan(2000);
});
