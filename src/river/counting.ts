import type { CountedBlock } from '../attendance/days-report';
import { groupBy } from '../shared/group-by';
import type { HostRow, PlacementRow, UnmatchedRow } from './outcome';
import type { CourseSummary, HostSummary, UnmatchedSummary } from './summary';

const sum = <T>(items: readonly T[], pick: (item: T) => number): number => items.reduce((total, item) => total + pick(item), 0);
const weeks = (placements: readonly PlacementRow[]): number => sum(placements, (placement) => placement.weeks);

/** Students, blocks, weeks and days per term and course. */
export function courseSummaries(counted: readonly CountedBlock[], placements: readonly PlacementRow[]): CourseSummary[] {
  const placed = groupBy(placements, ({ term, course }) => `${term} ${course}`);
  return [...groupBy(counted, ({ block }) => `${block.term} ${block.course}`)].map(([key, blocks]) => {
    const [{ block: { term, course, courseName } }] = blocks as [CountedBlock];
    const students = [...groupBy(blocks, ({ block }) => block.student).values()];
    const withPlace = (of: readonly CountedBlock[]): number => of.filter(({ block }) => block.booking !== null).length;
    const full = students.filter((of) => withPlace(of) === of.length).length;
    const none = students.filter((of) => withPlace(of) === 0).length;
    return {
      term, course, name: courseName,
      students: { enrolled: students.length, placed: full, partlyPlaced: students.length - full - none, unplaced: none },
      blocks: { total: blocks.length, placed: withPlace(blocks), unplaced: blocks.length - withPlace(blocks) },
      studentWeeks: weeks(placed.get(key) ?? []),
      days: { required: sum(blocks, ({ block }) => block.days), booked: sum(blocks, ({ booked }) => booked), done: sum(blocks, ({ done }) => done) },
      fulfilled: students.filter((of) => of.every(({ fulfilled }) => fulfilled)).length,
    };
  });
}

/** Placements, weeks and days per host that received anybody. */
export function hostSummaries(counted: readonly CountedBlock[], placements: readonly PlacementRow[], hosts: readonly HostRow[]): HostSummary[] {
  const received = groupBy(counted.filter(({ block }) => block.booking !== null), ({ block }) => block.booking?.host ?? '');
  const placed = groupBy(placements, ({ host }) => host);
  return hosts.flatMap(({ host, name, countyCode }) => {
    const blocks = received.get(host);
    if (!blocks) return [];
    return [{
      host, name, countyCode,
      placements: blocks.length,
      studentWeeks: weeks(placed.get(host) ?? []),
      days: {
        required: sum(blocks, ({ block }) => block.days),
        booked: sum(blocks, ({ booked }) => booked),
        done: sum(blocks, ({ done }) => done),
        unfunded: sum(blocks, ({ block, done }) => (block.isFunded ? 0 : done)),
      },
    }];
  });
}

/** Rows that met no placement, by the file they came in. */
export function unmatchedCounts(rows: readonly UnmatchedRow[]): UnmatchedSummary {
  const count = (sheet: UnmatchedRow['sheet']): number => rows.filter((row) => row.sheet === sheet).length;
  return { attendance: count('attendance'), housingReceipts: count('housing_receipts'), travelReceipts: count('travel_receipts') };
}
