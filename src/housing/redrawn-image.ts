import sharp from 'sharp';
import { Problem } from '../shared/problem';

/** Pixels that a picture may have, and the longest side that is kept. */
const MOST_PIXELS = 60_000_000;
const LONGEST_SIDE = 2400;
const SECONDS = 10;

/** The picture turned as it was held and drawn anew as JPEG: nothing but its pixels is kept. */
export async function redrawnImage(sent: Buffer): Promise<Buffer> {
  try {
    return await sharp(sent, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
      .timeout({ seconds: SECONDS })
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer();
  } catch {
    throw new Problem('paper-unreadable', 'refused', 'The picture cannot be read, or is larger than 60 million pixels; take it anew, or send it smaller.');
  }
}
