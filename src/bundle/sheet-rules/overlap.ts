import { cellText, keyText, type DraftSheet, type SheetRule } from '../draft';
import type { Spans } from '../sheet';
import type { ReadRow } from '../table/read-table';

interface Span {
  readonly line: number;
  readonly from: string;
  readonly to: string;
}

const FOR_EVER = 'for ever';

/** Spans of rows that agree in some columns share no day or week; a row that is there already is judged no more. */
export const overlap: SheetRule = (own, _draft, complaints) => {
  const declared = own.sheet.spans;
  if (!declared) return;
  const isOpen = ({ line }: ReadRow): boolean => line === 0 || !complaints.refusedIn(own.file, line).has(declared.from);
  for (const spans of spansByKey([...own.stored, ...own.rows].filter(isOpen), own, declared).values()) {
    for (const [span, other] of clashes(spans)) {
      const where = other.line === 0 ? 'a row of the database' : `row ${other.line}`;
      complaints.add({
        code: 'overlap', file: own.file, row: span.line, column: declared.from, value: span.from,
        accepted: `a span that shares nothing with ${where} (${other.from} to ${other.to})`,
      });
    }
  }
};

/** Each span that begins before an earlier one has ended, with that one; the later row first. */
function clashes(spans: readonly Span[]): (readonly [Span, Span])[] {
  const found: (readonly [Span, Span])[] = [];
  let longest: Span | undefined;
  for (const span of [...spans].sort((a, b) => compare(a.from, b.from) || a.line - b.line)) {
    if (longest && span.from <= longest.to) found.push(span.line > longest.line ? [span, longest] : [longest, span]);
    if (!longest || span.to > longest.to) longest = span;
  }
  return found;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function spansByKey(rows: readonly ReadRow[], own: DraftSheet, { per }: Spans): ReadonlyMap<string, Span[]> {
  const groups = new Map<string, Span[]>();
  for (const row of rows) {
    const key = keyText(row, per, own.sheet);
    const span = spanOf(row, own);
    if (key === undefined || !span) continue;
    const group = groups.get(key);
    if (group) group.push(span);
    else groups.set(key, [span]);
  }
  return groups;
}

/** The span of a row; undefined when it has none that makes sense. */
function spanOf(row: ReadRow, { sheet: { columns, spans } }: DraftSheet): Span | undefined {
  if (!spans || !(spans.from in row.values) || !(spans.to in row.values)) return undefined;
  const from = cellText(columns[spans.from], row.values[spans.from]);
  const to = cellText(columns[spans.to], row.values[spans.to]) || FOR_EVER;
  return from === '' || to < from ? undefined : { line: row.line, from, to };
}
