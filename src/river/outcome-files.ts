import { courseDays, type CountedBlock } from '../attendance/days-report';
import type { HostCoverage } from '../forecast/coverage';
import { kronorText } from '../shared/money';
import type { HelpRow } from './help-rows';
import type { ClaimRow, PlacementRow, ReasonRow, ReserveRow, UnmatchedRow } from './outcome';

/** A table for a CSV file: the header, and its rows in the same order. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const table = <T>(rows: readonly T[], columns: Readonly<Record<string, (row: T) => string | number>>): Table => ({
  columns: Object.keys(columns),
  rows: rows.map((row) => Object.values(columns).map((value) => value(row))),
});

export const placementsTable = (rows: readonly PlacementRow[]): Table =>
  table(rows, {
    term: (row) => row.term,
    student: (row) => row.student,
    course: (row) => row.course,
    requirement: (row) => row.requirement,
    specialty: (row) => row.specialty,
    level: (row) => row.level,
    group: (row) => row.group,
    unit: (row) => row.unit,
    unit_name: (row) => row.unitName,
    town: (row) => row.town,
    host: (row) => row.host,
    county_code: (row) => row.countyCode,
    agreement: (row) => row.agreement,
    first_day: (row) => row.firstDay,
    last_day: (row) => row.lastDay,
    weeks: (row) => row.weeks,
    state: (row) => row.state,
  });

export const reservesTable = (rows: readonly ReserveRow[]): Table =>
  table(rows, {
    term: (row) => row.term,
    student: (row) => row.student,
    course: (row) => row.course,
    requirement: (row) => row.requirement,
    position: (row) => row.position,
    reason_code: (row) => row.reasonCode,
    reason: (row) => row.reason,
    reason_en: (row) => row.reasonEnglish,
  });

export const reasonsTable = (rows: readonly ReasonRow[]): Table =>
  table(rows, {
    term: (row) => row.term,
    student: (row) => row.student,
    course: (row) => row.course,
    requirement: (row) => row.requirement,
    placed: (row) => (row.placed ? 'yes' : 'no'),
    wish: (row) => row.wish ?? '',
    place: (row) => row.place,
    reason_code: (row) => row.code,
    reason: (row) => row.reason,
    reason_en: (row) => row.reasonEnglish,
  });

export const helpTable = (rows: readonly HelpRow[]): Table =>
  table(rows, {
    term: (row) => row.term,
    proposal: (row) => row.proposal ?? '',
    kind: (row) => row.kind,
    unit: (row) => row.unit ?? '',
    specialty: (row) => row.specialty ?? '',
    level: (row) => row.level ?? '',
    quota: (row) => row.quota ?? '',
    town: (row) => row.town ?? '',
    host: (row) => row.host ?? '',
    course: (row) => row.course ?? '',
    requirement: (row) => row.requirement ?? '',
    first_week: (row) => row.firstWeek ?? '',
    last_week: (row) => row.lastWeek ?? '',
    by: (row) => row.by ?? '',
    more_placed: (row) => row.morePlaced,
    still_unplaced: (row) => row.stillUnplaced,
    others_moved: (row) => row.othersMoved ?? '',
    search: (row) => row.search,
    text: (row) => row.text,
    text_en: (row) => row.textEnglish,
  });

const leftOut = ({ reserveReason }: UnmatchedRow): string => `Ingen placering i detta moment${reserveReason === null ? '.' : `, studenten är reserv: ${reserveReason}`}`;

export const unmatchedTable = (rows: readonly UnmatchedRow[]): Table =>
  table(rows, {
    file: (row) => `${row.sheet}.csv`,
    row: (row) => row.row,
    term: (row) => row.term,
    student: (row) => row.student,
    course: (row) => row.course,
    requirement: (row) => row.requirement,
    reason: leftOut,
  });

const kronor = (ore: string | null): string => (ore === null ? '' : kronorText(BigInt(ore)));

export const claimsTable = (rows: readonly ClaimRow[]): Table =>
  table(rows, {
    code: (row) => row.code,
    kind: (row) => row.kind,
    student: (row) => row.student,
    course: (row) => row.course,
    unit: (row) => row.unit,
    host: (row) => row.host,
    first_day: (row) => row.firstDay,
    last_day: (row) => row.lastDay,
    basis: (row) => row.basis,
    units: (row) => row.units,
    advanced_by: (row) => row.advancedBy,
    receipt: (row) => kronor(row.receiptOre),
    approved: (row) => kronor(row.approvedOre),
    state: (row) => row.state,
    reason_code: (row) => row.reasonCode,
    reason: (row) => row.reason,
  });

export const daysTable = (blocks: readonly CountedBlock[]): Table =>
  table(courseDays(blocks), {
    term: (row) => row.term,
    student: (row) => row.student,
    course: (row) => row.course,
    required: (row) => row.required,
    booked: (row) => row.booked,
    done: (row) => row.done,
    fulfilled: (row) => (row.fulfilled ? 'yes' : 'no'),
    note: (row) => row.note,
  });

/** Hundredths of a percent as percent: 7529 as 75.29. */
const percent = (share: number | null): string => (share === null ? '' : (share / 100).toFixed(2));

export const coverageTable = (rows: readonly HostCoverage[]): Table =>
  table(rows, {
    host: (row) => row.host,
    name: (row) => row.name,
    county_code: (row) => row.countyCode ?? '',
    student_days: (row) => row.halfDays / 2,
    unfunded_days: (row) => row.unfundedHalfDays / 2,
    compensation: (row) => kronorText(row.compensationOre),
    housing_borne: (row) => kronorText(row.housingOre),
    travel_borne: (row) => kronorText(row.travelOre),
    net: (row) => kronorText(row.netOre),
    cost: (row) => (row.costOre === null ? '' : kronorText(row.costOre)),
    coverage_percent: (row) => percent(row.coverage),
    coverage_percent_without_housing: (row) => percent(row.coverageWithoutHousing),
  });
