import { Problem, type Breach } from '../shared/problem';

/** One thing that is wrong with a bundle: where it stands, what stands there, and what would be accepted instead. */
export interface Complaint extends Breach {
  /** The file, or the sheet of a workbook. */
  readonly file: string;
  /** Line in the CSV file, or row of the sheet, counted from 1; null when the file as a whole is wrong. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly accepted: string;
}

/** What is known about a fault before it becomes a complaint. */
export interface Fault {
  readonly code: string;
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  readonly accepted: string;
  /** A column of the row: when that is refused as well, it is the one to mend, and this fault is not told. */
  readonly unless?: string;
}

/** Complaints are kept up to this number, and counted beyond it. */
export const MOST_COMPLAINTS = 1000;

const none: ReadonlySet<string> = new Set();

/** Gathers everything that is wrong, so that all of it is told at once. */
export class Complaints {
  private readonly kept: Complaint[] = [];
  private readonly refused = new Map<string, Set<string>>();
  private doubtful: Fault[] = [];
  private counted = 0;

  add(fault: Fault): void {
    this.refuse(fault);
    if (fault.unless === undefined) this.keep(fault);
    else this.doubtful.push(fault);
  }

  /** Tells what was held back until all else had been said. */
  settle(): void {
    const isOpen = ({ file, row, unless }: Fault): boolean => !this.refusedIn(file, row ?? 0).has(unless ?? '');
    for (const fault of this.doubtful.filter(isOpen)) this.keep(fault);
    this.doubtful = [];
  }

  private keep(fault: Fault): void {
    this.counted += 1;
    if (this.kept.length < MOST_COMPLAINTS) this.kept.push(complaintOf(fault));
  }

  get count(): number {
    return this.counted;
  }

  get all(): readonly Complaint[] {
    return this.kept;
  }

  /** The columns of a row that something has been said about; the blank one stands for the row as a whole. */
  refusedIn(file: string, row: number): ReadonlySet<string> {
    return this.refused.get(`${row} ${file}`) ?? none;
  }

  /** The same complaints so far, to be added to apart. */
  copy(): Complaints {
    const other = new Complaints();
    other.kept.push(...this.kept);
    for (const [place, columns] of this.refused) other.refused.set(place, new Set(columns));
    other.counted = this.counted;
    return other;
  }

  private refuse({ file, row, column = '' }: Fault): void {
    if (row === undefined) return;
    const place = `${row} ${file}`;
    this.refused.set(place, new Set([...(this.refused.get(place) ?? none), ...column.split('+')]));
  }

  /** The Problem `bundle-refused` with all complaints. */
  problem(): Problem {
    const more = this.counted > this.kept.length ? `; the first ${this.kept.length} are listed` : '';
    return new Problem('bundle-refused', 'refused', `The bundle has ${this.counted} error${this.counted === 1 ? '' : 's'} and nothing was imported${more}.`, this.kept);
  }

  /** Throws Problem `bundle-refused` with all complaints when there are any. */
  throwAny(): void {
    if (this.counted > 0) throw this.problem();
  }
}

const clipped = (value: string): string => (value.length > 120 ? `${value.slice(0, 117)}...` : value).replace(/\p{Cc}/gu, '\uFFFD');

function complaintOf({ code, file, row, column, value, accepted }: Fault): Complaint {
  const place = [file, row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ');
  const shown = value === undefined ? null : clipped(value);
  const detail = `${place}: ${shown === null ? '' : `"${shown}". `}Accepted: ${accepted}.`;
  return { code, file, row: row ?? null, column: column ?? null, value: shown, accepted, detail };
}
