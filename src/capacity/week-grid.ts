import type { Day } from '../shared/day';
import { mondayOf, type Week } from '../shared/week';

/** A unit as a row of the grid. */
export interface GridUnit {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly specialties: string;
}

/** Students booked of places offered in a unit and week, all specialties and levels together. */
export interface GridWeek {
  readonly unit: string;
  readonly monday: Day;
  readonly places: number;
  readonly taken: number;
  readonly closed: boolean;
  /** Whether the unit lists supervisors and none of them is there. */
  readonly unsupervised: boolean;
}

export interface GridCell {
  readonly week: Week;
  readonly places: number;
  readonly taken: number;
  readonly blocked?: 'closed' | 'no-offer' | 'no-supervisor';
}

export interface GridRow {
  readonly code: string;
  readonly name: string;
  readonly note: string;
  readonly cells: GridCell[];
}

/** Units under their towns, a cell a week, and the sum of all. */
export interface CapacityGrid {
  readonly groups: { readonly name: string; readonly rows: GridRow[] }[];
  readonly totals: GridCell[];
}

function blockedBy({ places, closed, unsupervised }: GridWeek): GridCell['blocked'] {
  if (closed) return 'closed';
  if (unsupervised) return 'no-supervisor';
  return places === 0 ? 'no-offer' : undefined;
}

function cellOf(week: Week, found: GridWeek | undefined): GridCell {
  if (!found) return { week, places: 0, taken: 0, blocked: 'no-offer' };
  const blocked = blockedBy(found);
  return { week, places: found.places, taken: found.taken, ...(blocked && { blocked }) };
}

/** The grid of the units over the weeks; a unit's week without any row is one that offers nothing. */
export function capacityGrid(weeks: readonly Week[], units: readonly GridUnit[], counted: readonly GridWeek[]): CapacityGrid {
  const found = new Map(counted.map((row) => [`${row.unit} ${row.monday}`, row]));
  const groups = new Map<string, GridRow[]>();
  for (const unit of units) {
    const cells = weeks.map((week) => cellOf(week, found.get(`${unit.code} ${mondayOf(week)}`)));
    const rows = groups.get(unit.town) ?? [];
    rows.push({ code: unit.code, name: unit.name, note: unit.specialties, cells });
    groups.set(unit.town, rows);
  }
  const rows = [...groups.values()].flat();
  const totals = weeks.map((week, i) => ({
    week,
    places: rows.reduce((sum, row) => sum + (row.cells[i]?.places ?? 0), 0),
    taken: rows.reduce((sum, row) => sum + (row.cells[i]?.taken ?? 0), 0),
  }));
  return { groups: [...groups].map(([name, list]) => ({ name, rows: list })), totals };
}
