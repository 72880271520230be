import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, Validate,
  ValidateNested, ValidatorConstraint, type ValidatorConstraintInterface,
} from 'class-validator';
import { isDay } from '../../shared/day';
import { findPersonalNumber } from '../../shared/personal-number';
import { isWeek } from '../../shared/week';

/** What may be left out, and what it means; told once, for the check and for OpenAPI. */
export interface FieldOptions {
  readonly optional?: boolean;
  /** May be left out, or null to say that there is none. */
  readonly clearable?: boolean;
  readonly description?: string;
}

/** A field of what comes in. */
export function field(schema: ApiPropertyOptions, checks: readonly PropertyDecorator[], { optional, clearable = false, description }: FieldOptions): PropertyDecorator {
  const isOptional = optional ?? clearable;
  const told = { ...schema, required: !isOptional, ...(clearable && { nullable: true }), ...(description === undefined ? {} : { description }) } as ApiPropertyOptions;
  return applyDecorators(ApiProperty(told), ...(isOptional ? [IsOptional()] : []), ...checks);
}

@ValidatorConstraint({ name: 'day' })
class DayRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }

  defaultMessage(): string {
    return '$property must be a day, such as 2026-08-31';
  }
}

@ValidatorConstraint({ name: 'week' })
class WeekRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isWeek(value);
  }

  defaultMessage(): string {
    return '$property must be an ISO week, such as 2026-W36';
  }
}

@ValidatorConstraint({ name: 'line' })
class LineRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && value.trim() === value && !/\p{Cc}/u.test(value) && findPersonalNumber(value) === undefined;
  }

  defaultMessage(): string {
    return '$property must be one line without spaces around it, and hold no personal identity number';
  }
}

const codeShape = /^[A-Za-z0-9ÅÄÖåäö._-]{1,40}$/;

/** An identifier people chose, such as a unit's code. */
export const CodeField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: String, pattern: codeShape.source, example: 'BLK-KNA' }, [
    Matches(codeShape, { message: '$property must be 1 to 40 letters, digits, dots, dashes or underscores' }),
  ], options);

/** A code chosen from a list on a page, where the first choice, an empty one, is none. */
export const LooseCodeField = (): PropertyDecorator =>
  applyDecorators(Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value)), CodeField({ optional: true }));

@ValidatorConstraint({ name: 'newCode' })
class NewCodeRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && codeShape.test(value) && !/^[._-]/.test(value) && findPersonalNumber(value) === undefined;
  }

  defaultMessage(): string {
    return '$property must be 1 to 40 letters, digits, dots, dashes or underscores, begin with a letter or digit, and be no personal identity number';
  }
}

/** The identifier that something new is given. */
export const NewCodeField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: String, pattern: codeShape.source, example: 'BLK-KNA' }, [Validate(NewCodeRule)], options);

export const TextField = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const { min = 0, max = 500 } = options;
  return field({ type: String, minLength: min, maxLength: max }, [IsString(), Length(min, max)], options);
};

/** A text of one line for people, such as a name; never a personal identity number. */
export const LineField = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const { min = 1, max = 200 } = options;
  return field({ type: String, minLength: min, maxLength: max }, [IsString(), Length(min, max), Validate(LineRule)], options);
};

/** Codes of things of one kind, none twice. */
export const CodesField = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const { min = 0, max = 1000 } = options;
  return field({ type: [String], minItems: min, maxItems: max }, [
    IsArray(), ArrayMinSize(min), ArrayMaxSize(max), ArrayUnique({ message: '$property must name each only once' }),
    Matches(codeShape, { each: true, message: '$property must be codes of 1 to 40 letters, digits, dots, dashes or underscores' }),
  ], options);
};

/** A text of one shape; `accepts` says which, such as "five digits". */
export const ShapeField = (shape: RegExp, options: FieldOptions & { example: string; accepts: string }): PropertyDecorator =>
  field({ type: String, pattern: shape.source, example: options.example }, [Matches(shape, { message: `$property must be ${options.accepts}` })], options);

export const FlagField = (options: FieldOptions = {}): PropertyDecorator => field({ type: Boolean }, [IsBoolean()], options);

export const IdField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: String, format: 'uuid' }, [IsUUID(undefined, { message: '$property must be a UUID' })], options);

/** Ids of things of one kind, none twice. */
export const IdsField = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const { min = 0, max = 1000 } = options;
  return field({ type: 'array', items: { type: 'string', format: 'uuid' }, minItems: min, maxItems: max }, [
    IsArray(), ArrayMinSize(min), ArrayMaxSize(max), ArrayUnique({ message: '$property must name each only once' }), IsUUID(undefined, { each: true, message: '$property must be UUIDs' }),
  ], options);
};

export const DayField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: String, format: 'date', example: '2026-08-31' }, [Validate(DayRule)], options);

export const WeekField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: String, pattern: '^[0-9]{4}-W[0-9]{2}$', example: '2026-W36' }, [Validate(WeekRule)], options);

export const WholeField = (options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const { min = 0, max = 1_000_000 } = options;
  return field({ type: 'integer', minimum: min, maximum: max }, [Type(() => Number), IsInt(), Min(min), Max(max)], options);
};

/** An amount in öre, as a whole number. */
export const OreField = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: 'integer', minimum: 0, maximum: 100_000_000_000, description: 'öre' }, [IsInt(), Min(0), Max(100_000_000_000)], options);

export const ChoiceField = (choices: readonly (string | number)[], options: FieldOptions = {}): PropertyDecorator =>
  field({ enum: [...choices] }, [IsIn([...choices])], options);

/** A list of nested things of one kind, at most `max` of them. */
export const ListField = (type: new () => object, options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator => {
  const { min = 0, max = 1000 } = options;
  return field({ type: [type], minItems: min, maxItems: max }, [
    IsArray(), ArrayMinSize(min), ArrayMaxSize(max), ValidateNested({ each: true }), Type(() => type),
  ], options);
};
