import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { peppolXml } from '../../../src/invoicing/peppol';
import { everyShape } from '../../support/invoice-documents';

const annex = { fileName: 'BLK-U-2026-000002.csv', content: '\uFEFFrad;placering\r\n1;P-7\r\n' };

/** Documents whose every letter has been read and run through the official rules; WRITE_GOLDEN=1 writes them anew, to be read again. */
it.each(everyShape)('%s is as it was approved', (name, document) => {
  const file = join(__dirname, `${name.toLowerCase().replace(/\W+/g, '-')}.xml`);
  const xml = `${peppolXml(document, annex)}\n`;
  if (process.env['WRITE_GOLDEN'] === '1') writeFileSync(file, xml);
  expect(xml).toBe(readFileSync(file, 'utf8'));
});
