import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import { ChoiceField, CodeField, IdField, LineField, LooseCodeField, TextField, WeekField } from '../platform/http/fields';
import { choiceShape } from './day-choice';

/** A form leaves its fields empty where nothing is told. */
const Blank = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

/** A field that a form may send many times, or not at all. */
const Many = (shape: RegExp, most: number): PropertyDecorator => (target, key) => {
  Transform(({ value }: { value: unknown }) => (value === undefined ? [] : [value].flat()), { toClassOnly: true })(target, key);
  IsArray()(target, key);
  ArrayMaxSize(most)(target, key);
  Matches(shape, { each: true })(target, key);
};

export class WeekPageQuery {
  @WeekField({ optional: true }) readonly vecka?: string;
  @TextField({ optional: true, max: 20 }) readonly klart?: string;
}

/** A unit's week as its page sends it: a choice for each day, hours and visits beside the days they are of. */
export class UnitWeekForm {
  @WeekField() readonly vecka!: string;
  @Many(/^(attestera|spara|bara~\d{1,9})$/, 1) readonly gor: readonly string[] = [];
  @Many(choiceShape, 900) readonly dag: readonly string[] = [];
  @Many(/^\d{1,9}~\d{4}-\d{2}-\d{2}$/, 300) readonly matt: readonly string[] = [];
  @Many(/^([0-2]?\d|3[0-2])?$/, 300) readonly timmar: readonly string[] = [];
  @Many(/^(1?\d{1,2}|200)?$/, 300) readonly besok: readonly string[] = [];
  @Blank() @LineField({ optional: true, max: 200 }) readonly varfor?: string;
}

export class AttendedUnitParam {
  @CodeField() readonly code!: string;
}

export class DoneQuery {
  @TextField({ optional: true, max: 20 }) readonly klart?: string;
}

/** What is countersigned: all that waits, a group of it, or the chosen placements by number. */
export class CountersignForm {
  @Many(/^(alla|valda|grupp~[^~]{1,40}~[^~]{1,40})$/, 1) readonly gor: readonly string[] = [];
  @Many(/^\d{1,9}$/, 2000) readonly p: readonly string[] = [];
}

/** A question about a day, or the answer to it. */
export class SayingForm {
  @IdField() readonly dag!: string;
  @LineField({ max: 300 }) readonly text!: string;
}

export class DaysPageQuery {
  @LooseCodeField() readonly termin?: string;
  @LooseCodeField() readonly kurs?: string;
  @Blank() @LineField({ optional: true, max: 40 }) readonly grupp?: string;
  @Blank() @ChoiceField(['ja'], { optional: true }) readonly risk?: string;
}
