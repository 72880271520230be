import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, Matches } from 'class-validator';
import { ChoiceField, CodeField, DayField, TextField, WholeField } from '../platform/http/fields';
import { demandKinds, type DemandKind } from './demand';

/** A form leaves its fields empty where nothing is told. */
const Blank = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
const Many = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]));

export class ReadinessPageQuery {
  @Blank() @ChoiceField(demandKinds, { optional: true }) readonly krav?: DemandKind;
  @ChoiceField(['ja'], { optional: true }) readonly alla?: string;
}

export class MarkForm {
  @Many()
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(500) @Matches(/^[^~]{1,40}~[a-z_]+(~[^~]{1,40})?$/, { each: true })
  readonly m!: string[];
  @Blank() @DayField({ optional: true }) readonly till?: string;
  @Blank() @ChoiceField(demandKinds, { optional: true }) readonly krav?: DemandKind;
  @ChoiceField(['uppfyllt', 'inte']) readonly lage!: 'uppfyllt' | 'inte';
}

export class DemandForm {
  @TextField({ max: 60 }) readonly av!: string;
  @ChoiceField(demandKinds) readonly vad!: DemandKind;
  @Blank() @WholeField({ optional: true, max: 365 }) readonly dagar?: number;
}

export class DemandParam {
  @CodeField() readonly code!: string;
}

export class RemoveForm {
  @WholeField({ max: 1_000_000_000 }) readonly version!: number;
}
