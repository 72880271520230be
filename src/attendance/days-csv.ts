import { stringify } from 'csv-stringify/sync';
import { riskSwedish, type FollowedBlock } from './days-ahead';

const columns = ['termin', 'student', 'kurs', 'block', 'grupp', 'placering', 'enhet', 'krav', 'bokat', 'gjort', 'kvar', 'planerat', 'uppfyllt', 'i_riskzonen', 'varfor'];

/** Text that a spreadsheet would run as a formula gets an apostrophe in front. */
const safe = (text: string): string => (/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text);
const days = (count: number): string => String(count).replace('.', ',');
const yesNo = (is: boolean): string => (is ? 'ja' : 'nej');

const rowOf = ({ block, booked, done, remaining, planned, fulfilled, risk }: FollowedBlock): string[] => [
  block.term, safe(block.student), safe(block.course), safe(block.requirement), safe(block.group ?? ''), block.booking === null ? '' : String(block.booking.number), safe(block.booking?.unit ?? ''),
  days(block.days), days(booked), days(done), days(remaining), days(planned), yesNo(fulfilled), yesNo(risk !== null), risk === null ? '' : riskSwedish(risk),
];

/** What is followed as a file for spreadsheets; students by code, never by name. */
export const daysCsv = (blocks: readonly FollowedBlock[]): string =>
  stringify([columns, ...blocks.map(rowOf)], { bom: true, delimiter: ';', record_delimiter: 'windows' });
