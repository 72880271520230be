import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream, type PDFObject } from '@cantoo/pdf-lib';
import { Problem } from '../shared/problem';
import { bareJpeg } from './paper-kind';

const MOST_PAGES = 30;
/** What a page says beside what is seen on it. */
const beside = ['Annots', 'AA', 'Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'B'];
const runs = ['JS', 'JavaScript', 'Launch', 'AA', 'OpenAction', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA', 'EF'];

/** Its pages in a new document: without scripts, attachments, forms, notes, author, or where its pictures were taken. */
export async function redrawnPdf(sent: Buffer): Promise<Buffer> {
  const source = await opened(sent);
  const count = pagesOf(source);
  if (count === 0 || count > MOST_PAGES) throw new Problem('paper-unreadable', 'refused', `The PDF has ${count} pages; send one with 1 to ${MOST_PAGES}.`);
  try {
    const drawn = await PDFDocument.create({ updateMetadata: false });
    for (const page of await drawn.copyPages(source, source.getPageIndices())) {
      for (const name of beside) page.node.delete(PDFName.of(name));
      drawn.addPage(page);
    }
    for (const [, object] of drawn.context.enumerateIndirectObjects()) cleanse(drawn, object);
    return Buffer.from(await drawn.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }));
  } catch (error) {
    throw error instanceof Problem ? error : unreadable();
  }
}

/** A document without a list of pages has none. */
function pagesOf(source: PDFDocument): number {
  try {
    return source.getPageCount();
  } catch {
    return 0;
  }
}

async function opened(sent: Buffer): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(sent, { updateMetadata: false, throwOnInvalidObject: true });
  } catch {
    throw unreadable();
  }
}

const unreadable = (): Problem => new Problem('paper-unreadable', 'refused', 'The PDF cannot be read; print it to a new PDF, or send a picture of it.');

function cleanse(drawn: PDFDocument, object: PDFObject): void {
  const dictionary = object instanceof PDFStream ? object.dict : object instanceof PDFDict ? object : undefined;
  if (dictionary === undefined) return;
  for (const name of ['Metadata', 'PieceInfo', 'LastModified']) dictionary.delete(PDFName.of(name));
  const danger = runs.find((name) => dictionary.has(PDFName.of(name)));
  if (danger !== undefined) throw new Problem('paper-dangerous', 'refused', `The PDF holds ${danger}, which no receipt needs; print it to a new PDF, or send a picture of it.`);
  if (!(object instanceof PDFRawStream) || String(dictionary.get(PDFName.of('Filter'))).replace(/[[\] ]/g, '') !== '/DCTDecode') return;
  const reference = drawn.context.getObjectRef(object);
  if (reference !== undefined) drawn.context.assign(reference, PDFRawStream.of(dictionary, bareJpeg(object.contents)));
}
