import { isDay } from '../shared/day';
import { kronorSwedish } from '../shared/money';
import { dateSwedish } from '../shared/swedish';
import type { LoggedChange } from './agreement-overview';
import { fieldName, fundingNames, valueWords } from './agreement-words';
import { absenceWords, advancerWords, periodPhrases, unitPhrases, vatWords } from './money-sentences';

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  absence: absenceWords, housingAdvancedBy: advancerWords, period: periodPhrases, unit: unitPhrases, vatCategory: vatWords, funding: fundingNames,
  status: { preliminary: 'preliminär', decided: 'beslutad' },
};

/** A value of a field as people read it: kronor, and words for what the code names. */
function fieldValue(field: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (field.endsWith('Ore') && (typeof value === 'string' || typeof value === 'number')) return `${kronorSwedish(BigInt(value))} kr`;
  if (typeof value !== 'string') return valueWords(value);
  return isDay(value) ? dateSwedish(value) : words[field]?.[value] ?? valueWords(value);
}

/** What people look for first, and who decided it last; the log itself keeps no order. */
const first = ['from', 'fromDay', 'amountOre', 'unit', 'status', 'decision'];
const last = ['decidedBy', 'decidedOn', 'documentNumber'];
const place = (field: string): number => (first.includes(field) ? first.indexOf(field) - first.length : last.indexOf(field) + 1);

/** What a change of an agreement did, field by field: from what to what. */
export const loggedWords = ({ before, after }: Pick<LoggedChange, 'before' | 'after'>): string[] =>
  Object.keys(after).sort((a, b) => place(a) - place(b)).filter((field) => before !== null || after[field] !== null).map((field) =>
    `${fieldName(field)}: ${before === null ? '' : `${fieldValue(field, before[field])} → `}${fieldValue(field, after[field])}`);
