import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, Matches } from 'class-validator';
import { ChoiceField, LineField } from '../platform/http/fields';
import { claimKinds, type ClaimKind } from './claim';
import type { DecisionView } from './decisions-page';
import { KronorField } from './my-claims.dto';

const Blank = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));
const Many = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]));

export class DecisionsQuery {
  @ChoiceField(['vantar', 'kompletteras', 'beslutade'], { optional: true }) readonly lage?: DecisionView;
  @Blank() @ChoiceField(claimKinds, { optional: true }) readonly slag?: ClaimKind;
  @ChoiceField(['ja'], { optional: true }) readonly alla?: string;
}

export class DecideManyForm {
  @Many()
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(300) @Matches(/^[A-Za-z0-9ÅÄÖåäö._-]{1,40}$/, { each: true })
  readonly krav!: string[];
}

export class ApproveForm {
  @KronorField() readonly kronor!: string;
  @Blank() @LineField({ optional: true, max: 500 }) readonly reason?: string;
}

export class ReasonForm {
  @LineField({ max: 500 }) readonly reason!: string;
}
