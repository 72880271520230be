import type { Level } from '../organisations/unit';
import type { Breach } from '../shared/problem';
import { addWeeks, weeksBetween, weeksFrom, type Week } from '../shared/week';
import type { WeekSpan } from './carve';

/** A fact: the plan with this id is to be published by itself once its day has come. */
export const PLAN_DUE = 'capacity-plan-due';

/** A draft, waiting for its day, in effect, found impossible on its day, or taken back. */
export const planStates = ['draft', 'scheduled', 'published', 'refused', 'withdrawn'] as const;

export type PlanState = (typeof planStates)[number];

/** A specialty at a level. */
export interface Kind {
  readonly specialty: string;
  readonly level: Level;
}

/** So many places in each week of a stretch. */
export interface PlanRow extends Kind, WeekSpan {
  readonly places: number;
}

/** So many places in one week. */
export interface PlanCell extends Kind {
  readonly week: Week;
  readonly places: number;
}

/** A stretch of a pattern over a term, its weeks counted from the term's first, which is 0. */
export interface TemplateRow extends Kind {
  readonly first: number;
  readonly last: number;
  readonly places: number;
}

/** What a plan changes in a stretch of weeks: places before (nothing where none were published) and after. */
export interface PlanChange extends Kind, WeekSpan {
  readonly before: number | null;
  readonly after: number;
}

const keyOf = ({ specialty, level }: Kind): string => `${specialty} ${level}`;

/** The weeks of stretches one by one; of stretches that share a week the later counts. */
export function cellsOf(rows: readonly PlanRow[]): PlanCell[] {
  const cells = new Map<string, PlanCell>();
  for (const { firstWeek, lastWeek, ...row } of rows) {
    for (const week of weeksFrom(firstWeek, lastWeek)) cells.set(`${keyOf(row)} ${week}`, { ...row, week });
  }
  return [...cells.values()];
}

/** Weeks in a row that are alike as one stretch. */
function stretches<T extends Kind & { readonly week: Week }>(cells: readonly T[], isAlike: (a: T, b: T) => boolean): (readonly [T, Week])[] {
  const ordered = [...cells].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a.week < b.week ? -1 : 1));
  const found: [T, Week][] = [];
  for (const cell of ordered) {
    const last = found.at(-1);
    if (last && keyOf(last[0]) === keyOf(cell) && addWeeks(last[1], 1) === cell.week && isAlike(last[0], cell)) last[1] = cell.week;
    else found.push([cell, cell.week]);
  }
  return found;
}

/** Cells as stretches, in order of specialty, level and week. */
export const rowsOf = (cells: readonly PlanCell[]): PlanRow[] =>
  stretches(cells, (a, b) => a.places === b.places).map(([{ specialty, level, week, places }, lastWeek]) => ({ specialty, level, firstWeek: week, lastWeek, places }));

/** What is not as it was; a week that the plan leaves out stays as it is. */
export function changesOf(before: readonly PlanCell[], after: readonly PlanCell[]): PlanChange[] {
  const was = new Map(before.map((cell) => [`${keyOf(cell)} ${cell.week}`, cell.places]));
  const changed = after
    .map(({ places, ...cell }) => ({ ...cell, before: was.get(`${keyOf(cell)} ${cell.week}`) ?? null, after: places }))
    .filter((cell) => cell.before !== cell.after);
  const isAlike = (a: (typeof changed)[number], b: (typeof changed)[number]): boolean => a.before === b.before && a.after === b.after;
  return stretches(changed, isAlike).map(([{ specialty, level, week, ...places }, lastWeek]) => ({ specialty, level, firstWeek: week, lastWeek, ...places }));
}

/** What of the cells lies within the weeks. */
export const within = (cells: readonly PlanCell[], { firstWeek, lastWeek }: WeekSpan): PlanCell[] =>
  cells.filter(({ week }) => week >= firstWeek && week <= lastWeek);

/** The cells of one term in another: its first week's in the first week and so on, as far as the other term goes. */
export function shifted(cells: readonly PlanCell[], from: WeekSpan, to: WeekSpan): PlanCell[] {
  const offset = weeksBetween(from.firstWeek, to.firstWeek);
  return within(within(cells, from).map((cell) => ({ ...cell, week: addWeeks(cell.week, offset) })), to);
}

/** Cells of a term as a pattern. */
export const templateOf = (cells: readonly PlanCell[], term: WeekSpan): TemplateRow[] =>
  rowsOf(within(cells, term)).map(({ firstWeek, lastWeek, ...row }) => ({
    ...row, first: weeksBetween(term.firstWeek, firstWeek), last: weeksBetween(term.firstWeek, lastWeek),
  }));

/** A pattern in the weeks of a term, as far as the term goes. */
export const templateIn = (rows: readonly TemplateRow[], term: WeekSpan): PlanCell[] =>
  within(cellsOf(rows.map(({ first, last, ...row }) => ({ ...row, firstWeek: addWeeks(term.firstWeek, first), lastWeek: addWeeks(term.firstWeek, last) }))), term);

/** What is wrong with rows for a unit and a term. */
export function rowBreaches(
  rows: readonly PlanRow[], unit: { readonly code: string; readonly specialties: readonly { readonly code: string }[] }, term: WeekSpan & { readonly code: string },
): Breach[] {
  const known = new Set(unit.specialties.map(({ code }) => code));
  return rows.flatMap(({ specialty, firstWeek, lastWeek }): Breach[] => [
    ...(known.has(specialty) ? [] : [{ code: 'specialty', detail: `rows: ${unit.code} has no specialty "${specialty}"; it has ${[...known].join(', ')}` }]),
    ...(firstWeek <= lastWeek ? [] : [{ code: 'weeks-reversed', detail: `rows: ${firstWeek} is after ${lastWeek}; give the first week first` }]),
    ...(firstWeek >= term.firstWeek && lastWeek <= term.lastWeek ? [] : [{
      code: 'outside-term', detail: `rows: ${firstWeek} to ${lastWeek} is not within ${term.code}, ${term.firstWeek} to ${term.lastWeek}`,
    }]),
  ]);
}
