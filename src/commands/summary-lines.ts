import type { TermSummary } from '../river/summary';
import { kronorSwedish } from '../shared/money';

const kronor = (ore: number): string => `${kronorSwedish(BigInt(ore))} kr`;

/** The summary of a run for a person at a terminal. */
export function summaryLines({ terms, students, blocks, studentWeeks, courses, hosts, claims, invoices }: TermSummary): string[] {
  const unplaced = students.enrolled - students.placed;
  return [
    `${terms.join(', ')}: ${students.placed} of ${students.enrolled} students placed, ${blocks.placed} of ${blocks.total} blocks, ${studentWeeks} student-weeks.`,
    ...(unplaced > 0 ? [`${unplaced} are in reserve; reserves.csv says why, one by one.`] : []),
    '',
    ...aligned(courses.map(({ name, students: of, days }) => [name, `${of.placed} of ${of.enrolled} placed`, `${days.done} of ${days.required} days done`])),
    '',
    ...aligned(hosts.map(({ name, placements, days }) => [name, `${placements} placements`, `${days.done} days`])),
    '',
    ...aligned(claims.map(({ kind, approved, refused, approvedOre }) => [`Claims for ${kind}`, `${approved} approved, ${refused} refused`, kronor(approvedOre)])),
    '',
    ...aligned(invoices.map(({ creditor, debtor, kind, documents, payableOre }) => [`${creditor} → ${debtor}`, `${kind}, ${documents} ${documents === 1 ? 'document' : 'documents'}`, kronor(payableOre)])),
  ];
}

/** Columns under one another, the last to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => (column === row.length - 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('   ')}`);
}
