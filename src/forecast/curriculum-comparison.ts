import { countedBy, unitsPer, type Rate } from '../agreements/rate';
import { exactOre, roundOre, type Ore } from '../shared/money';
import { halfDaysOfYear } from './alf-report';

/** Placement days of one block that every student on a curriculum does. */
export interface CurriculumBlock {
  readonly curriculum: string;
  /** Length of the curriculum, terms. */
  readonly terms: number;
  readonly course: string;
  readonly courseName: string;
  readonly programmeTerm: number;
  readonly specialty: string;
  readonly specialtyName: string;
  readonly days: number;
}

/** Two curricula for so many students a term, seen over calendar terms. */
export interface CurriculumOrder {
  readonly from: string;
  readonly to: string;
  readonly applicants: number;
  /** Calendar term in which the first students of the new curriculum begin. */
  readonly newFrom: string;
  readonly firstTerm: string;
  readonly lastTerm: string;
}

/** What a curriculum asks of so many students over its whole length. */
export interface CurriculumDays {
  readonly curriculum: string;
  readonly daysPerStudent: number;
  readonly days: number;
  readonly fullTimeStudents: number;
  /** At the rate of the chosen day; null where none is chosen. */
  readonly amountOre: Ore | null;
  /** By block, in the order of the programme. */
  readonly blocks: readonly CurriculumBlock[];
}

/** A calendar term with students of both curricula: those who began on the old one keep what it asks. */
export interface TermDays {
  readonly term: string;
  readonly oldDays: number;
  readonly newDays: number;
  readonly days: number;
  readonly amountOre: Ore | null;
}

export interface CurriculumComparison {
  readonly from: CurriculumDays;
  readonly to: CurriculumDays;
  readonly moreDays: number;
  readonly moreOre: Ore | null;
  readonly terms: readonly TermDays[];
}

/** The rate that days are paid by in a term; undefined where none is known. */
export type RateOf = (term: string | null) => Rate | undefined;

/** Days and money under both curricula, and term by term while both are read. */
export function compareCurricula(blocks: readonly CurriculumBlock[], order: CurriculumOrder, rateOf: RateOf): CurriculumComparison {
  const from = daysOf(blocks, order.from, order.applicants, rateOf);
  const to = daysOf(blocks, order.to, order.applicants, rateOf);
  return {
    from, to, moreDays: to.days - from.days, moreOre: from.amountOre === null || to.amountOre === null ? null : to.amountOre - from.amountOre,
    terms: termsFrom(order.firstTerm, order.lastTerm).map((term) => termOf(term, blocks, order, rateOf)),
  };
}

function daysOf(all: readonly CurriculumBlock[], curriculum: string, applicants: number, rateOf: RateOf): CurriculumDays {
  const blocks = all.filter((block) => block.curriculum === curriculum).sort((a, b) => a.programmeTerm - b.programmeTerm || a.course.localeCompare(b.course, 'sv'));
  const daysPerStudent = sum(blocks);
  const days = daysPerStudent * applicants;
  return { curriculum, daysPerStudent, days, fullTimeStudents: (2 * days) / halfDaysOfYear, amountOre: worthOf(days, rateOf(null)), blocks };
}

const sum = (blocks: readonly CurriculumBlock[]): number => blocks.reduce((days, block) => days + block.days, 0);

/** In each term of the programme stands a cohort that began so many terms before, on the curriculum of its time. */
function termOf(term: string, blocks: readonly CurriculumBlock[], { from, to, applicants, newFrom }: CurriculumOrder, rateOf: RateOf): TermDays {
  const began = ({ programmeTerm }: CurriculumBlock): number => indexOf(term) - programmeTerm + 1;
  const oldDays = applicants * sum(blocks.filter((block) => block.curriculum === from && began(block) < indexOf(newFrom)));
  const newDays = applicants * sum(blocks.filter((block) => block.curriculum === to && began(block) >= indexOf(newFrom)));
  return { term, oldDays, newDays, days: oldDays + newDays, amountOre: worthOf(oldDays + newDays, rateOf(term)) };
}

/** Only rates of half-days can be told for days that nobody has placed. */
function worthOf(days: number, rate: Rate | undefined): Ore | null {
  if (!rate) return null;
  if (countedBy[rate.unit] === 'half_days') return roundOre(exactOre(rate.amountOre, BigInt(2 * days), BigInt(unitsPer[rate.unit])));
  return countedBy[rate.unit] === 'days' ? rate.amountOre * BigInt(days) : null;
}

/** Terms in order as whole numbers: VT2026, HT2026, VT2027 follow each other. */
export const indexOf = (term: string): number => Number(term.slice(2)) * 2 + (term.startsWith('HT') ? 1 : 0);
const termAt = (index: number): string => `${index % 2 === 1 ? 'HT' : 'VT'}${Math.floor(index / 2)}`;
export const termsFrom = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, indexOf(last) - indexOf(first) + 1) }, (_, i) => termAt(indexOf(first) + i));
