import { createHash } from 'node:crypto';
import { Problem } from '../shared/problem';
import { paperKind } from './paper-kind';
import { pdfDanger } from './pdf-scan';
import { redrawnImage } from './redrawn-image';
import { redrawnPdf } from './redrawn-pdf';

/** What is kept of a receipt. */
export interface Paper {
  readonly mediaType: 'image/jpeg' | 'application/pdf';
  readonly content: Buffer;
  readonly sentSha256: string;
  readonly keptSha256: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * A receipt as it is kept: judged by its bytes, drawn anew without what it tells of place, camera or author.
 * Throws Problem `paper-unknown`, `paper-heic`, `paper-unreadable` or `paper-dangerous`.
 */
export async function checkedPaper(sent: Buffer): Promise<Paper> {
  const kind = paperKind(sent);
  if (kind === 'unknown') throw new Problem('paper-unknown', 'refused', 'The file is neither a picture (JPEG, PNG, WebP) nor a PDF, whatever it is called; send one of these.');
  if (kind === 'heic') throw new Problem('paper-heic', 'refused', 'The picture is HEIC, which cannot be read here; send it as JPEG, as the telephone does when it is chosen as "most compatible".');
  const content = kind === 'pdf' ? await pdf(sent) : await redrawnImage(sent);
  return { mediaType: kind === 'pdf' ? 'application/pdf' : 'image/jpeg', content, sentSha256: sha256(sent), keptSha256: sha256(content) };
}

function pdf(sent: Buffer): Promise<Buffer> {
  const danger = pdfDanger(sent);
  if (danger === undefined) return redrawnPdf(sent);
  if (danger === 'unreadable') throw new Problem('paper-unreadable', 'refused', 'The PDF is packed in a way that is not opened here; print it to a new PDF, or send a picture of it.');
  throw new Problem('paper-dangerous', 'refused', `The PDF holds ${danger}, which no receipt needs; print it to a new PDF, or send a picture of it.`);
}
