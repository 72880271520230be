import { Problem } from '../shared/problem';

/** A file of a form, as it lies in memory. Its name and its told type are not believed. */
export interface SentFile {
  readonly buffer: Buffer;
}

/** Throws Problem `file-missing` where the form came without one, or with an empty one. */
export function sentBytes(file: SentFile | undefined): Buffer {
  if (file === undefined || file.buffer.length === 0) throw new Problem('file-missing', 'invalid', 'Send the receipt as the field "file" of a multipart form.');
  return file.buffer;
}
