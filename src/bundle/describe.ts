import { sheetOf } from './bundle';
import { cellText } from './draft';
import { BUNDLE_PREFACE } from './preface';
import type { Column, Sheet } from './sheet';
import { SHEET_NAMES } from './sheet-name';

/** The documentation page of the bundle: what holds for every file, then every file with its columns. */
export function describeBundle(): string {
  const sheets = SHEET_NAMES.map(sheetOf);
  const contents = sheets.map(({ name, required, holds }) => `| [${name}.csv](#${name}csv) | ${required ? 'yes' : ''} | ${firstSentence(holds)} |`);
  const overview = ['| File | Required | Holds |', '|---|---|---|', ...contents].join('\n');
  return `${BUNDLE_PREFACE.replace('{overview}', overview)}\n${sheets.map(describeSheet).join('\n')}`;
}

const firstSentence = (text: string): string => text.replace(/\. .*$/s, '.');

function describeSheet(sheet: Sheet): string {
  const columns = Object.entries(sheet.columns);
  return [
    `## ${sheet.name}.csv`, '', sheet.holds, '',
    '| Column | Type | Accepted | Meaning | Example |', '|---|---|---|---|---|',
    ...columns.map(([name, column]) => `| ${[`\`${name}\``, column.kind.name, accepted(column), meaning(column), example(column)].map(escaped).join(' | ')} |`),
    '', ...rulesOf(sheet), '',
  ].join('\n');
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|');

function accepted({ kind, presence, to, of }: Column<unknown>): string {
  const named = to === undefined ? kind.accepts : `${kind.name.startsWith('list') ? 'codes' : 'a code'} of ${to}.csv${of ? ` of kind ${of.join(', ')}` : ''}${kind.name.startsWith('list') ? ', with `|` between, none twice' : ''}`;
  return presence === 'required' ? `required; ${named}` : `${named}; may be blank`;
}

function meaning(column: Column<unknown>): string {
  const blank = column.presence === 'defaulted' ? cellText(column, column.fallback) : '';
  return blank === '' ? column.means : `${column.means} Blank stands for \`${blank}\`.`;
}

const example = ({ example: text }: Column<unknown>): string => `\`${text}\``;

function rulesOf({ key, unique = [], ordered = [], belongs = [], rules = [] }: Sheet): string[] {
  const names = (columns: readonly string[]): string => columns.map((name) => `\`${name}\``).join(', ');
  return [
    `- No two rows have the same ${names(key)}.`,
    ...unique.map((columns) => `- No two rows have the same ${names(columns)}.`),
    ...ordered.map(([first, last]) => `- \`${last}\` is not before \`${first}\`.`),
    ...belongs.map(({ columns, to }) => `- ${names(columns)} name a row of ${to}.csv.`),
    ...rules.map((rule) => `- ${rule}`),
  ];
}
