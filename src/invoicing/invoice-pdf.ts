import { dirname, join } from 'node:path';
import * as library from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { kindSwedish, type InvoiceDocument } from './document';
import { paperFoot, paperOf, paperStyles, paperTitle } from './invoice-paper';

/** The library exports one object with methods, which its types tell as a module. */
const pdfmake = (library as unknown as { default: typeof library }).default;

const fontFolder = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
pdfmake.setFonts({
  Roboto: { normal: join(fontFolder, 'Roboto-Regular.ttf'), bold: join(fontFolder, 'Roboto-Medium.ttf') },
});
pdfmake.setLocalAccessPolicy((path: string) => path.startsWith(fontFolder));
pdfmake.setUrlAccessPolicy(() => false);

/** A file that goes inside the PDF. */
export interface PdfAttachment {
  readonly name: string;
  readonly mimeType: 'text/xml' | 'text/csv';
  readonly content: string;
  readonly says: string;
  /** What it is to the paper: the same told otherwise, or what it rests on. */
  readonly relationship: 'Alternative' | 'Supplement';
}

/** Files beyond this size, in characters, are left to stand beside the PDF. */
const largest = 5_000_000;

/** The document as people read it: PDF/A-3b with its fonts and its files in it, the same whenever it is made. */
export function invoicePdf(document: InvoiceDocument, attachments: readonly PdfAttachment[] = []): Promise<Buffer> {
  const title = paperTitle(document);
  const madeAt = new Date(`${document.issuedOn}T12:00:00Z`);
  const definition: TDocumentDefinitions = {
    content: paperOf(document),
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.2 },
    styles: paperStyles,
    pageSize: 'A4',
    pageMargins: [45, 42, 45, 60],
    footer: (page, pages) => paperFoot(document, page, pages),
    info: { title, author: document.seller.name, subject: `${kindSwedish(document.kind)} enligt avtal ${document.agreementNumber}`, creationDate: madeAt },
    version: '1.7',
    subset: 'PDF/A-3b',
    displayTitle: true,
    language: 'sv-SE',
    files: filesOf(attachments, madeAt),
  };
  return pdfmake.createPdf(definition).getBuffer();
}

function filesOf(attachments: readonly PdfAttachment[], madeAt: Date): NonNullable<TDocumentDefinitions['files']> {
  const files = attachments.filter(({ content }) => content.length <= largest).map(({ name, mimeType, content, says, relationship }) => [name, {
    src: `data:${mimeType};base64,${Buffer.from(content, 'utf8').toString('base64')}`,
    name, type: mimeType, description: says, relationship, creationDate: madeAt, modifiedDate: madeAt,
  }] as const);
  return Object.fromEntries(files);
}

/** Every text on the paper, as it is searched for what must not stand there. */
export function textsOnPaper(document: InvoiceDocument): string[] {
  return [...textsIn(paperOf(document)), ...textsIn(paperFoot(document, 1, 1)), paperTitle(document), document.agreementName];
}

function textsIn(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  if (Array.isArray(content)) return content.flatMap(textsIn);
  if (content === null || typeof content !== 'object') return [];
  return Object.entries(content).flatMap(([name, part]) => (['text', 'stack', 'columns', 'table', 'body'].includes(name) ? textsIn(part) : []));
}
