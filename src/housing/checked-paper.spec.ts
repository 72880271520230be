import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';
import { checkedPaper } from './checked-paper';
import { bareJpeg, paperKind } from './paper-kind';
import { pdfDanger } from './pdf-scan';

const secret = 'HemligPlats57.70N11.97E';

const photo = (format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#c00' } }).withExif({ IFD0: { Copyright: secret, Make: 'Telefon' }, IFD3: { GPSLatitudeRef: 'N' } })[format]().toBuffer();

async function pdfWith(change: (pdf: PDFDocument) => void | Promise<void> = () => undefined): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.setAuthor(secret);
  pdf.setTitle(secret);
  const page = pdf.addPage([200, 200]);
  page.drawImage(await pdf.embedJpg(await photo('jpeg')));
  await change(pdf);
  return Buffer.from(await pdf.save());
}

const codeOf = (bytes: Buffer): Promise<string> => checkedPaper(bytes).then(() => 'kept', (error: unknown) => (error as { code: string }).code);

describe('a receipt that comes in', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('a picture as %s is drawn anew without what it tells', async (format) => {
    const sent = await photo(format);
    expect(sent.includes(secret)).toBe(true);
    const { mediaType, content } = await checkedPaper(sent);
    expect(mediaType).toBe('image/jpeg');
    const { exif, width, height } = await sharp(content).metadata();
    expect({ exif, width, height, told: content.includes(secret) }).toEqual({ exif: undefined, width: 40, height: 20, told: false });
  });

  test('the same picture is known again though its metadata differ', async () => {
    const plain = await sharp(await photo('png')).png().toBuffer();
    const [one, other] = [await checkedPaper(await photo('png')), await checkedPaper(plain)];
    expect(one.keptSha256).toBe(other.keptSha256);
    expect(one.sentSha256).not.toBe(other.sentSha256);
  });

  test('a PDF keeps its pages and nothing beside: no author, no place in its pictures', async () => {
    const sent = await pdfWith();
    expect(sent.includes(secret)).toBe(true);
    const { mediaType, content } = await checkedPaper(sent);
    expect(mediaType).toBe('application/pdf');
    expect(content.includes(secret)).toBe(false);
    const kept = await PDFDocument.load(content, { updateMetadata: false });
    expect([kept.getPageCount(), kept.getAuthor(), kept.getTitle()]).toEqual([1, undefined, undefined]);
    expect(content.includes('/DCTDecode')).toBe(true);
  });

  test.each([
    ['a script', (pdf: PDFDocument) => pdf.addJavaScript('go', 'app.alert(1)')],
    ['a file in it', (pdf: PDFDocument) => pdf.attach(Buffer.from('MZ'), 'virus.exe')],
    ['something to launch', (pdf: PDFDocument) => pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') }))],
  ])('a PDF with %s is refused', async (_, change) => {
    expect(await codeOf(await pdfWith(change))).toBe('paper-dangerous');
  });

  test('a forbidden name is found however it is written, and packed', () => {
    const pdf = (body: string | Buffer, dictionary = ''): Buffer => Buffer.concat([Buffer.from(`%PDF-1.7\n1 0 obj << ${dictionary} >>\nstream\n`), Buffer.from(body), Buffer.from('\nendstream endobj\n')]);
    expect(pdfDanger(Buffer.from('%PDF-1.7\n1 0 obj << /S /J#61vaScript >> endobj'))).toBe('JavaScript');
    expect(pdfDanger(pdf(deflateSync('<< /EmbeddedFile 3 0 R >>'), '/Type /ObjStm /Filter /FlateDecode'))).toBe('EmbeddedFile');
    expect(pdfDanger(pdf('/JS in a picture of a page'))).toBeUndefined();
    expect(pdfDanger(pdf(deflateSync(Buffer.alloc(21 * 1024 * 1024)), '/Type /ObjStm /Filter /FlateDecode'))).toBe('unreadable');
    expect(pdfDanger(pdf('x', '/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]'))).toBe('unreadable');
  });

  test('what is something else is refused, whatever it is called', async () => {
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    expect(await Promise.all([
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), Buffer.from('MZ\x90\0'), heic, Buffer.from('\xff\xd8\xff\xe0 no picture', 'latin1'), Buffer.from('%PDF-1.7 nothing'),
    ].map(codeOf))).toEqual(['paper-unknown', 'paper-unknown', 'paper-heic', 'paper-unreadable', 'paper-unreadable']);
  });

  test('a flood of pixels is refused at once', async () => {
    const flood = await photo('png');
    flood.writeUInt32BE(30_000, 16);
    flood.writeUInt32BE(30_000, 20);
    flood.writeUInt32BE(crc32(flood.subarray(12, 29)), 29);
    const began = performance.now();
    expect(await codeOf(flood)).toBe('paper-unreadable');
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('a kind is told by the first bytes; a picture stripped is still the picture', async () => {
    const jpeg = await photo('jpeg');
    expect([paperKind(jpeg), paperKind(Buffer.from('x%PDF-1.4')), paperKind(Buffer.from('')), paperKind(Buffer.from(bareJpeg(jpeg)))]).toEqual(['jpeg', 'unknown', 'unknown', 'jpeg']);
    expect(await sharp(bareJpeg(jpeg)).raw().toBuffer()).toEqual(await sharp(jpeg).raw().toBuffer());
  });
});
