import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, IsNumber, Max, Min, ValidateBy } from 'class-validator';
import { isDay } from '../../shared/day';
import { field, type FieldOptions } from './fields';

/** Text of which a rule holds; `says` tells what it must be. */
export const RuleField = (name: string, says: string, holds: (text: string) => boolean, options: FieldOptions = {}): PropertyDecorator =>
  field({ type: String, description: says }, [
    ValidateBy({ name, validator: { validate: (value: unknown) => typeof value === 'string' && holds(value), defaultMessage: () => `$property must be ${says}` } }),
  ], options);

/** Degrees with at most five decimals. */
export const DegreesField = (most: number, options: FieldOptions = {}): PropertyDecorator =>
  field({ type: Number, minimum: -most, maximum: most }, [IsNumber({ maxDecimalPlaces: 5 }), Min(-most), Max(most)], options);

const moment = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** A point in time with its zone. */
export const MomentField = (options: FieldOptions = {}): PropertyDecorator =>
  RuleField('moment', 'a time with its zone, such as 2026-04-01T08:00:00Z', (text) => isDay(moment.exec(text)?.[1] ?? ''), options);

/** Weekdays, 1 Monday to 5 Friday, none twice; may be left out. */
export const WeekdaysField = ({ description }: { readonly description: string }): PropertyDecorator =>
  field({ type: 'array', items: { type: 'integer', minimum: 1, maximum: 5 }, maxItems: 5 }, [
    IsArray(), ArrayMaxSize(5), ArrayUnique({ message: '$property must name each weekday only once' }), IsInt({ each: true }), Min(1, { each: true }), Max(5, { each: true }),
  ], { optional: true, description: `${description} 1 is Monday, 5 Friday.` });
