import { Transform } from 'class-transformer';
import { ChoiceField, DayField, LineField, WholeField } from '../platform/http/fields';
import { RuleField } from '../platform/http/register-fields';
import { oreFromText } from '../shared/money';
import { claimBases, homes, type ClaimBasis, type Home } from './claim';

const spaceless = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/[\s\u00a0]|kr$/g, '') : value));

/** An amount as people write it: `5 200,00`. */
export const KronorField = (options: { optional?: boolean } = {}): PropertyDecorator => (target, key) => {
  spaceless()(target, key);
  RuleField('kronor', 'an amount such as 5200,00', (text) => text === '' || (oreFromText(text) ?? -1n) >= 0n, options)(target, key);
};

export class ClaimForm {
  @DayField() readonly firstDay!: string;
  @DayField() readonly lastDay!: string;
  @ChoiceField(claimBases, { optional: true }) readonly basis?: ClaimBasis;
  @WholeField({ max: 999 }) readonly units!: number;
  @ChoiceField(homes, { optional: true }) readonly home?: Home;
  @WholeField({ optional: true, max: 20 }) readonly sharedWith?: number;
  @KronorField({ optional: true }) readonly kronor?: string;
}

export class CaseForm {
  @LineField({ max: 500 }) readonly reason!: string;
}
