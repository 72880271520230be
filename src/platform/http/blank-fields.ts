import { isWeek } from '../../shared/week';
import { RuleField } from './register-fields';

/** A whole number of a form, or nothing. */
export const WholeOrBlankField = (max: number): PropertyDecorator =>
  RuleField('whole-or-blank', `a whole number from 0 to ${max}, or nothing`, (text) => text === '' || (/^\d{1,9}$/.test(text) && Number(text) <= max));

/** An ISO week of a form, or nothing. */
export const WeekOrBlankField = (): PropertyDecorator => RuleField('week-or-blank', 'an ISO week such as 2026-W36, or nothing', (text) => text === '' || isWeek(text));
