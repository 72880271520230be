import { plannedDays } from '../bookings/planned-days';
import type { Day } from '../shared/day';
import type { DayExceptions } from '../shared/term';
import type { RecordedDay } from './attended-day';
import { fulfilmentOf, type DoneDay } from './fulfilment';

/** One requirement of one enrolled student: what is asked, where it is booked, which certified days are done. */
export interface BlockDays {
  readonly term: string;
  readonly student: string;
  readonly course: string;
  readonly courseName: string;
  readonly requirement: string;
  readonly days: number;
  readonly daysPerWeek: number;
  /** Weekdays without placement. */
  readonly offDays: readonly number[];
  readonly windowWeeks: number;
  readonly isFunded: boolean;
  readonly group: string | null;
  readonly termFirstDay: Day;
  readonly termLastDay: Day;
  /** Days as they stand, certified or not. */
  readonly told: readonly RecordedDay[];
  /** Where and when the active booking is; null where there is none. */
  readonly booking: { readonly number: number; readonly unit: string; readonly host: string; readonly firstDay: Day; readonly lastDay: Day } | null;
  readonly done: readonly DoneDay[];
}

/** What narrows the report; null does not. */
export interface BlockFilter {
  readonly term: string | null;
  readonly course: string | null;
  readonly group: string | null;
}

/** A block counted: booked are the planned days, done the certified ones. */
export interface CountedBlock {
  readonly block: BlockDays;
  readonly booked: number;
  readonly done: number;
  readonly fulfilled: boolean;
  readonly outsideWindow: boolean;
}

/** Days of a student in a course; `note` says in words what hinders where it is not fulfilled. */
export interface CourseDays {
  readonly term: string;
  readonly student: string;
  readonly course: string;
  readonly required: number;
  readonly booked: number;
  readonly done: number;
  readonly fulfilled: boolean;
  readonly note: string;
}

export function countBlock(block: BlockDays, exceptions: DayExceptions): CountedBlock {
  const fulfilment = fulfilmentOf(block, block.done);
  return {
    block,
    booked: block.booking ? plannedDays(block.booking, block, exceptions).length : 0,
    done: fulfilment.halfDays / 2,
    fulfilled: fulfilment.fulfilled && !fulfilment.outsideWindow,
    outsideWindow: fulfilment.outsideWindow,
  };
}

/** Adds a student's blocks up per course; a course is fulfilled when each of its blocks is. */
export function courseDays(blocks: readonly CountedBlock[]): CourseDays[] {
  const courses = new Map<string, CountedBlock[]>();
  for (const counted of blocks) {
    const key = `${counted.block.term} ${counted.block.student} ${counted.block.course}`;
    courses.set(key, [...(courses.get(key) ?? []), counted]);
  }
  return [...courses.values()].map((counted) => {
    const [{ block: { term, student, course } }] = counted as [CountedBlock];
    const sum = (pick: (one: CountedBlock) => number): number => counted.reduce((total, one) => total + pick(one), 0);
    return {
      term, student, course,
      required: sum(({ block }) => block.days),
      booked: sum(({ booked }) => booked),
      done: sum(({ done }) => done),
      fulfilled: counted.every(({ fulfilled }) => fulfilled),
      note: counted.map(hindrance).filter((text) => text !== '').join(' '),
    };
  });
}

const number = (days: number): string => String(days).replace('.', ',');

function hindrance({ block, booked, done, fulfilled, outsideWindow }: CountedBlock): string {
  const { requirement, days, windowWeeks } = block;
  if (fulfilled) return '';
  if (!block.booking) return `${requirement}: ingen placering.`;
  if (outsideWindow) return `${requirement}: dagarna ryms inte inom ${windowWeeks} veckor.`;
  if (booked < days) return `${requirement}: ${number(done)} av ${days} dagar; ${days - booked} ${days - booked === 1 ? 'vardag' : 'vardagar'} saknas i perioden på grund av helgdagar.`;
  return `${requirement}: ${number(done)} av ${days} dagar.`;
}
