/** The texts of a sheet before anything is known of their meaning. */
export interface RawTable {
  /** File or sheet that it was read from, for messages. */
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly RawRow[];
}

export interface RawRow {
  /** Line in the file, or row of the sheet, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Sizes beyond which a file is not read; `packedAtMost` is how many times smaller than its content a part of a workbook may be. */
export const LIMITS = {
  fileBytes: 64 << 20,
  rows: 300_000,
  recordCharacters: 20_000,
  workbookBytes: 32 << 20,
  unpackedBytes: 96 << 20,
  packedAtMost: 150,
  workbookMs: 20_000,
} as const;
