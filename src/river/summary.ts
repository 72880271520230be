import type { Day } from '../shared/day';

/** Students of a course and their blocks (one block is one student's stretch at one unit). */
export interface CourseSummary {
  readonly term: string;
  readonly course: string;
  readonly name: string;
  readonly students: { readonly enrolled: number; readonly placed: number; readonly partlyPlaced: number; readonly unplaced: number };
  readonly blocks: { readonly total: number; readonly placed: number; readonly unplaced: number };
  readonly studentWeeks: number;
  readonly days: { readonly required: number; readonly booked: number; readonly done: number };
  readonly fulfilled: number;
}

/** What a host received. */
export interface HostSummary {
  readonly host: string;
  readonly name: string;
  readonly countyCode: string | null;
  readonly placements: number;
  readonly studentWeeks: number;
  readonly days: { readonly required: number; readonly booked: number; readonly done: number; readonly unfunded: number };
}

export interface QuotaSummary {
  readonly quota: string;
  readonly agreement: string;
  readonly term: string;
  readonly town: string | null;
  readonly host: string | null;
  readonly course: string | null;
  readonly places: number;
  readonly taken: number;
}

export interface StudySiteSummary {
  readonly programme: string;
  readonly site: string;
  readonly weight: number;
  readonly students: number;
}

/** Claims of one kind; amounts in öre. */
export interface ClaimSummary {
  readonly kind: string;
  readonly submitted: number;
  readonly approved: number;
  readonly refused: number;
  readonly receiptOre: number;
  readonly approvedOre: number;
}

/** Rows of the bundle that met no placement and were left out. */
export interface UnmatchedSummary {
  readonly attendance: number;
  readonly housingReceipts: number;
  readonly travelReceipts: number;
}

/** Issued documents from one creditor to one debtor for one kind of cost; amounts in öre. */
export interface DirectionSummary {
  readonly creditor: string;
  readonly debtor: string;
  readonly kind: string;
  readonly documents: number;
  readonly netOre: number;
  readonly vatOre: number;
  readonly roundingOre: number;
  readonly payableOre: number;
}

/** How a term was allocated: what can be replayed, and what it is worth. */
export interface AllocationSummary {
  readonly term: string;
  readonly run: number;
  readonly seed: number;
  readonly problemSha256: string | null;
  readonly status: string | null;
  readonly objective: unknown;
  readonly precedence: unknown;
  readonly proofs: unknown;
}

/** What is to be run: the bundle's path, the seed of every draw, and the day of the invoices where it is not the first possible. */
export interface TermOrder {
  readonly bundle: string;
  readonly seed: number;
  readonly today?: Day | undefined;
}

export const stages = ['start', 'import', 'allocate', 'help', 'book', 'attend', 'claims', 'invoices', 'write'] as const;
export type Stage = (typeof stages)[number];

/** The whole of `summary.json`, as docs/summary.md describes it. */
export interface TermSummary {
  readonly format: 'vilplats-summary/1';
  readonly bundle: string;
  readonly terms: readonly string[];
  readonly seed: number;
  readonly today: Day;
  readonly students: { readonly enrolled: number; readonly placed: number; readonly partlyPlaced: number; readonly unplaced: number };
  readonly blocks: { readonly total: number; readonly placed: number; readonly unplaced: number };
  readonly studentWeeks: number;
  readonly courses: readonly CourseSummary[];
  readonly hosts: readonly HostSummary[];
  readonly studySites: readonly StudySiteSummary[];
  readonly quotas: readonly QuotaSummary[];
  readonly claims: readonly ClaimSummary[];
  readonly unmatched: UnmatchedSummary;
  readonly invoices: readonly DirectionSummary[];
  readonly allocation: readonly AllocationSummary[];
  readonly elapsedMs: Readonly<Record<Stage | 'total', number>>;
}

type Counts = Pick<TermSummary, 'students' | 'blocks' | 'studentWeeks'>;

const sum = (courses: readonly CourseSummary[], pick: (course: CourseSummary) => number): number =>
  courses.reduce((total, course) => total + pick(course), 0);

/** The sums over all courses; a student in two courses counts in each. */
export function totals(courses: readonly CourseSummary[]): Counts {
  return {
    students: {
      enrolled: sum(courses, ({ students }) => students.enrolled),
      placed: sum(courses, ({ students }) => students.placed),
      partlyPlaced: sum(courses, ({ students }) => students.partlyPlaced),
      unplaced: sum(courses, ({ students }) => students.unplaced),
    },
    blocks: {
      total: sum(courses, ({ blocks }) => blocks.total),
      placed: sum(courses, ({ blocks }) => blocks.placed),
      unplaced: sum(courses, ({ blocks }) => blocks.unplaced),
    },
    studentWeeks: sum(courses, ({ studentWeeks }) => studentWeeks),
  };
}
